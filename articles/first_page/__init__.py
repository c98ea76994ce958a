"""The blocks of the desk’s first page that are about articles and photographs."""
