"""What is discussed: a story's address, headline, byline, credit, picture, body, open or closed.

Promises: one address is one story of one publication; a story's version rises by one with
each visible change, under the story row's lock.
Never: knows what is said about the story.
"""
