-- Up Migration
-- What the product needs to run in any utility. What belongs to one town (acts, convênios, schedules, holidays of the municipality) is not here.

INSERT INTO comum.contador (serie, ultimo, maximo) VALUES ('aviso', 0, 99999999999), ('nota-fiscal', 0, 999999999999);

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('fatura.validade-dias', '[2000-01-01,)', '60', 'Dias depois do vencimento em que a linha digitável ainda quita a conta (TR 14.1)'),
  ('fatura.dias-uteis-ate-vencimento', '[2000-01-01,)', '5', 'Dias úteis, no mínimo, entre a emissão e o vencimento'),
  ('impressao.maximo-contas', '[2000-01-01,)', '0', 'Contas que o arquivo de impressão de um ciclo traz no máximo; 0 = todas'),
  ('media.meses', '[2000-01-01,)', '12', 'Meses da média de consumo (TR 14.6)'),
  ('media.estatistica', '[2000-01-01,)', '"MEDIA"', 'MEDIA, MEDIANA, MODA ou MESMO_MES_ANO_ANTERIOR (TR 14.6)'),
  ('virada.limite-m3', '[2000-01-01,)', '200', 'Maior consumo aceito como virada do hidrômetro quando não passa de duas médias'),
  ('virada.vezes-media', '[2000-01-01,)', '2', 'Quantas médias um consumo aceito como virada pode ter'),
  ('consumo.minimo-m3', '[2000-01-01,)', '10', 'Volume mínimo por economia quando não há média nem leitura, se a tabela não tem outro (TR 5.3)'),
  ('acrescimos.multa-percentual', '[2000-01-01,)', '"2"', 'Multa por atraso, uma vez (TR 13.9)');

-- Chart of accounts. 1nn receivable and 2nn revenue by rubrica; 3nn credits of customers; banks (1000 + code in transit, 2000 + code in account) come with each convênio.
INSERT INTO razao.conta (id, codigo, nome, natureza, papel) VALUES
  (101, 'RECEBER:AGUA', 'A receber de água', 'D', 'RECEBER'),
  (102, 'RECEBER:ESGOTO', 'A receber de esgoto', 'D', 'RECEBER'),
  (103, 'RECEBER:TEE', 'A receber de tarifa de esgoto especial', 'D', 'RECEBER'),
  (104, 'RECEBER:MULTA', 'A receber de multa por atraso', 'D', 'RECEBER'),
  (105, 'RECEBER:CORRECAO', 'A receber de correção monetária', 'D', 'RECEBER'),
  (106, 'RECEBER:ESGOTO_COLETA', 'A receber de coleta e afastamento de esgoto', 'D', 'RECEBER'),
  (107, 'RECEBER:ESGOTO_TRATAMENTO', 'A receber de tratamento de esgoto', 'D', 'RECEBER'),
  (201, 'RECEITA:AGUA', 'Receita de água', 'C', 'RECEITA'),
  (202, 'RECEITA:ESGOTO', 'Receita de esgoto', 'C', 'RECEITA'),
  (203, 'RECEITA:TEE', 'Receita de tarifa de esgoto especial', 'C', 'RECEITA'),
  (204, 'RECEITA:MULTA', 'Receita de multa por atraso', 'C', 'RECEITA'),
  (205, 'RECEITA:CORRECAO', 'Receita de correção monetária', 'C', 'RECEITA'),
  (206, 'RECEITA:ESGOTO_COLETA', 'Receita de coleta e afastamento de esgoto', 'C', 'RECEITA'),
  (207, 'RECEITA:ESGOTO_TRATAMENTO', 'Receita de tratamento de esgoto', 'C', 'RECEITA'),
  (301, 'CREDITO:EXCEDENTE', 'Créditos de clientes: pago a maior', 'C', 'CREDITO_CLIENTE'),
  (302, 'CREDITO:PARCIAL', 'Créditos de clientes: pago a menor', 'C', 'CREDITO_CLIENTE'),
  (303, 'CREDITO:FORA_VALIDADE', 'Créditos de clientes: pago depois da validade', 'C', 'CREDITO_CLIENTE'),
  (304, 'CREDITO:DUPLICIDADE', 'Créditos de clientes: segundo pagamento', 'C', 'CREDITO_CLIENTE'),
  (400, 'NAO_IDENTIFICADO', 'Pagamentos não identificados', 'C', 'NAO_IDENTIFICADO'),
  (500, 'TARIFA_BANCARIA', 'Tarifas bancárias', 'D', 'TARIFA_BANCARIA');

INSERT INTO razao.evento (id, codigo, nome, estorna) VALUES
  (1, 'FATURAMENTO', 'Emissão de fatura', NULL),
  (2, 'LIQUIDACAO', 'Pagamento que quita a fatura', NULL),
  (3, 'CREDITO', 'Pagamento que vira crédito do cliente', NULL),
  (4, 'NAO_IDENTIFICADO', 'Pagamento sem fatura identificada', NULL),
  (5, 'TARIFA', 'Tarifa cobrada pelo banco', NULL),
  (6, 'REPASSE', 'Crédito do banco na conta', NULL),
  (101, 'ESTORNO_FATURAMENTO', 'Cancelamento de fatura', 1),
  (102, 'ESTORNO_LIQUIDACAO', 'Estorno de pagamento', 2),
  (103, 'ESTORNO_CREDITO', 'Estorno de crédito', 3),
  (104, 'ESTORNO_NAO_IDENTIFICADO', 'Identificação posterior de pagamento', 4);

INSERT INTO faturamento.rubrica (id, codigo, nome, conta_receber, conta_receita) VALUES
  (1, 'AGUA', 'Água', 101, 201),
  (2, 'ESGOTO', 'Esgoto', 102, 202),
  (3, 'TEE', 'Tarifa de esgoto especial', 103, 203),
  (4, 'MULTA', 'Multa por atraso', 104, 204),
  (5, 'CORRECAO', 'Correção monetária', 105, 205),
  (6, 'ESGOTO_COLETA', 'Coleta e afastamento de esgoto', 106, 206),
  (7, 'ESGOTO_TRATAMENTO', 'Tratamento de esgoto', 107, 207);

-- Rules of the crítica (TR 14.2, 14.4): the numbers are the utility's to change.
INSERT INTO faturamento.regra_critica (codigo, nome, parametros, bloqueia, ativa) VALUES
  ('CONSUMO_ALTO', 'Consumo acima do normal', '{"percentual": 170, "meses": 12, "diferencaMinimaM3": 5}', false, true),
  ('CONSUMO_BAIXO', 'Consumo abaixo do normal', '{"percentual": 30, "meses": 12, "diferencaMinimaM3": 5}', false, true),
  ('VALOR_ALTO', 'Valor alto sem mudança de consumo', '{"percentualValor": 150, "variacaoConsumo": 10, "meses": 12}', false, true),
  ('OCORRENCIA', 'Ocorrência de leitura', '{}', false, true),
  ('CONSUMO_ZERO', 'Consumo zero', '{"meses": 12}', false, true),
  ('MASTER_NEGATIVO', 'Master menor que os dependentes', '{"percentual": 0}', true, true),
  ('MEDICAO', 'Medição a conferir', '{"sinais": ["VIRADA", "TROCA_SEM_LEITURA", "LEITURA_MENOR", "LEITURA_IMPOSSIVEL", "SEM_MEDIA"]}', true, true);
