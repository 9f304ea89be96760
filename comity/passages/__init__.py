"""What is said at a passage of a story: comments tied to its words, and the newsroom's questions.

Promises: the words a passage quotes are the story's own; after an edit it is found again with a
stated confidence, or is an orphan that keeps its quote; a post and its passage are one write.
Never: changes the story's text, places a mark that it is not sure of, or forgets a quote.
"""
