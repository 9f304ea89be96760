"""What Redis does in one step for the store of pages, in its own language (Lua).

A story is one hash, so that each script touches one key, as a cluster demands. Of each page
it holds five fields, named by a letter, a comma and the page's name:
t, the mark's token; a, when somebody last asked (Unix seconds); v, the version; s, the stamp
that tells one put from another; p, the page.
"""

# KEYS: the story. ARGV: page, new token, now, seconds to live.
MARK = """
local token = redis.call('HGET', KEYS[1], 't,' .. ARGV[1])
if not token then
  token = ARGV[2]
  redis.call('HSET', KEYS[1], 't,' .. ARGV[1], token)
end
redis.call('HSET', KEYS[1], 'a,' .. ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return token
"""

# KEYS: the story. ARGV: page, token or "", stamp, version, block, now, seconds to live.
PUT = """
local token = redis.call('HGET', KEYS[1], 't,' .. ARGV[1])
if ARGV[2] ~= '' and token ~= ARGV[2] then return 0 end
local kept = redis.call('HGET', KEYS[1], 'v,' .. ARGV[1])
if kept and tonumber(kept) > tonumber(ARGV[4]) then return 0 end
if not token then
  redis.call('HSET', KEYS[1], 't,' .. ARGV[1], ARGV[3], 'a,' .. ARGV[1], ARGV[6])
end
redis.call('HSET', KEYS[1], 's,' .. ARGV[1], ARGV[3], 'v,' .. ARGV[1], ARGV[4],
  'p,' .. ARGV[1], ARGV[5])
redis.call('EXPIRE', KEYS[1], ARGV[7])
return 1
"""

# KEYS: the story. ARGV: page, now, seconds to live. Only what is there is noted.
NOTE = """
if redis.call('HEXISTS', KEYS[1], 't,' .. ARGV[1]) == 1 then
  redis.call('HSET', KEYS[1], 'a,' .. ARGV[1], ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
"""

# KEYS: the story. ARGV: pages. Drops each and its mark.
FORGET = """
for _, page in ipairs(ARGV) do
  for letter in string.gmatch('tavsp', '.') do
    redis.call('HDEL', KEYS[1], letter .. ',' .. page)
  end
end
"""
