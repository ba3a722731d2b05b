"""The whole recogniser on the five articles with an empty archive, and with every name exchanged."""



