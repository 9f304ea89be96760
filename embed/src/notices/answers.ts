// What the API answers about notices and follows.

export interface Notice {
  id: string
  line: string
  headline: string
  excerpt: string
  address: string
  story: string
  number: number | null
  at: string
  seen: boolean
}

/** What the bell says, by names that `comity/notices/wording.py` knows. */
export type Word =
  | 'bell'
  | 'none'
  | 'follow-story'
  | 'follow-comment'
  | 'follow-reader'
  | 'unfollow'
  | 'followed'
  | 'push'
  | 'push-end'

export interface Bell {
  unseen: number
  notices: readonly Notice[]
  words: Readonly<Record<Word, string>>
}

export interface Follow {
  id: string
  kind: 'story' | 'replies' | 'comment' | 'reader'
  /** The comment's id, where one is followed. */
  subject: string | null
  name: string
  address: string
}

export interface Follows {
  follows: readonly Follow[]
}
