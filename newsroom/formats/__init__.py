"""How dates and times are written, by language; read by Django where no template says otherwise."""
