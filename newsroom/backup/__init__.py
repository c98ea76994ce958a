"""Makes backups of a whole paper, proves and restores them.

A backup is a folder: a consistent snapshot of the database, the originals, the secret key where
NEWSROOM_VAR holds it, and a manifest with the size and SHA-256 of each file. It is made under another name,
read again, and renamed when it is whole, so half a backup is never taken for one. The database comes first,
then the files: a file is stored before its row is, so all that the snapshot names is there. Originals never
change, so an earlier backup's copy is read, compared and linked; it is never linked with the paper's own
file, because what damages that must not reach the backup.
"""
