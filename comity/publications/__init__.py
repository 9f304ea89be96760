"""Who publishes: the newsroom, its origins, its keys, its settings, its look.

Promises: two publications never see each other's data; a setting that cannot be used is
refused where it is written, with a sentence that says what would do.
Never: knows of stories, readers or comments.
"""
