"""How each brand's systems write what happened: 纸飞机商城 an Asterisk PBX and CSV tools, 松果通信 Tencent CCC."""
