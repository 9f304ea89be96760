"""What every room stands on: clock, ids, text, patterns, the token bucket, the write lane.

It promises small parts with no opinion, each usable on its own and slow nowhere.
It never knows anything of Comity: no story, no reader, no publication.
"""
