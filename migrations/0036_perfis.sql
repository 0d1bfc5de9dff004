-- Up Migration

-- A profile that nobody holds and nobody asked for may go; its grants, windows and exceptions go with it. The references of those who hold it and of the
-- requests stop any other. Until now nobody could delete one.
GRANT DELETE ON acesso.perfil TO nascente_app;
