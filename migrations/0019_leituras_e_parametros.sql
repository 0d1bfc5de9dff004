-- Up Migration

-- What a file said against a reading that a person set: nothing of it is in force until a person decides. It lives while the reading it
-- contradicts does (`versao`): a new decision of the reading answers it.
CREATE TABLE leitura.conflito (
  cdc integer NOT NULL,
  referencia comum.referencia NOT NULL,
  medicao smallint NOT NULL,
  versao smallint NOT NULL,
  valor integer CHECK (valor >= 0),
  ocorrencia smallint NOT NULL REFERENCES leitura.ocorrencia,
  data date NOT NULL,
  lida_em timestamptz NOT NULL,
  leiturista text,
  arquivo integer NOT NULL REFERENCES leitura.arquivo,
  linha integer NOT NULL,
  FOREIGN KEY (cdc, referencia, medicao) REFERENCES leitura.leitura,
  UNIQUE NULLS NOT DISTINCT (cdc, referencia, medicao, versao, valor, ocorrencia, data)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON leitura.conflito EXECUTE FUNCTION comum.recusar_alteracao();
GRANT SELECT ON leitura.conflito TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT ON leitura.conflito TO nascente_lote;

-- Late charges are data with validity (TR 13.9: "telas de parametrização"); the values of the norm to start with.
UPDATE comum.parametro SET descricao = 'Multa por atraso, uma vez, em % (TR 13.9). Vale a do dia do vencimento' WHERE chave = 'acrescimos.multa-percentual';
INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acrescimos.correcao-inicio', '[2000-01-01,)', '"2009-11"', 'Primeiro mês em que a Selic corrige; antes dele só há multa (TR 13.9). Vale o do dia do cálculo'),
  ('acrescimos.taxa-provisoria-percentual', '[2000-01-01,)', '"1"', 'Correção de um mês cuja Selic ainda não foi registrada, em % (TR 13.9). Vale a do dia do cálculo');

-- TR 5.3: the minimum volume belongs to the plan of each category; this one is only for who has none.
UPDATE comum.parametro
   SET descricao = 'Volume mínimo por economia, em m³, das categorias cuja tabela do ato não tem outro (TR 5.3): para quem se fatura pelo mínimo'
 WHERE chave = 'consumo.minimo-m3';

-- TR 14.4: the crítica is a phase that a person closes "sem a necessidade de verificação de todas as contas". What departs from the pattern is
-- listed and may be accepted with the cycle; what is out of all proportion, and what a file says against a person, waits for a decision by name:
-- ten times the average, and more than 100 m³ over it, or more than R$ 1.000,00.
INSERT INTO faturamento.regra_critica (codigo, nome, parametros, bloqueia, ativa) VALUES
  ('CONSUMO_EXTREMO', 'Consumo fora de proporção', '{"percentual": 1000, "meses": 12, "diferencaMinimaM3": 100}', true, true),
  ('VALOR_EXTREMO', 'Valor fora de proporção', '{"percentual": 1000, "meses": 12, "valorMinimo": 100000}', true, true),
  ('LEITURA_EM_CONFLITO', 'Arquivo contra leitura de pessoa', '{}', true, true);
