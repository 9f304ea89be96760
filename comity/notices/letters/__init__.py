"""The letters: what goes into one, how it is written, who carries it.

`gather` puts what is due into letters, `news`, `decision` and `proof` say what stands in each,
`mail` makes a mail of it, `courier` sends it.
"""
