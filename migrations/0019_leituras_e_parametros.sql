-- Up Migration

-- Late charges are data with validity (TR 13.9: "telas de parametrização"); the values of the norm to start with.
UPDATE comum.parametro SET descricao = 'Multa por atraso, uma vez, em % (TR 13.9). Vale a do dia do vencimento' WHERE chave = 'acrescimos.multa-percentual';
INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acrescimos.correcao-inicio', '[2000-01-01,)', '"2009-11"', 'Primeiro mês em que a Selic corrige; antes dele só há multa (TR 13.9). Vale o do dia do cálculo'),
  ('acrescimos.taxa-provisoria-percentual', '[2000-01-01,)', '"1"', 'Correção de um mês cuja Selic ainda não foi registrada, em % (TR 13.9). Vale a do dia do cálculo');
