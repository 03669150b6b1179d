"""What was found in files that have not changed since, so that it need not be found again.

An entry is known by a hash of the file's content, the rules, the tier, the configuration and the
program; it holds numbers and the rules' own words, and points into the file for all others: no
word of a customer's or an agent's is written down. Replies to a customer's message are not kept.
"""

FOLDER = ".replylint_cache"
"""What the cache's folder is called, beside the configuration."""
