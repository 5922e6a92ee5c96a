"""Every figure that the README quotes, measured: `script/bench engine` and `script/bench interview`."""
