/** What belongs to the town and not to its ligações: categories, tariffs, banks, holidays, occurrences, schedule, indices. */
import type pg from 'pg';
import { somarMeses, type Referencia } from '../../domain/comum/referencia.ts';
import type { DeclaracaoTabela } from '../../domain/faturamento/tarifa/tabela.ts';
import { LAYOUT_NASCENTE } from '../../domain/leitura/arquivo/layout.ts';
import type { Cidade } from './cidade.ts';
import { copiarFaltantes, copiarTexto, periodo, type Linha } from './copia.ts';
import { BANCOS, contasDoBanco, CONVENIOS, EMPRESA_FEBRABAN, NOME_NOS_BANCOS } from './dados/arrecadacao.ts';
import { ATOS, type CategoriaDoAtoSemeada, type Servico } from './dados/atos.ts';
import { CATEGORIAS, SUBCATEGORIAS } from './dados/categorias.ts';
import { feriadosEm } from './dados/calendario.ts';
import { OCORRENCIAS } from './dados/ocorrencias.ts';
import { AUTARQUIA } from './dados/autarquia.ts';
import { selicInventada } from './dados/selic.ts';

/** Bills that the print file of a cycle of the demonstration brings at most. */
const CONTAS_IMPRESSAS = 2_000;

/** '2026-11' → 202611, as `comum.referencia` keeps it. */
export function referenciaEmNumero(referencia: Referencia): number {
  return Number(referencia.replace('-', ''));
}

/** Writes everything the ligações will point to. */
export async function gravarDados(cliente: pg.ClientBase, cidade: Cidade): Promise<void> {
  await copiarFaltantes(cliente, 'comum.parametro', [
    { chave: 'autarquia', vigencia: periodo('2000-01-01', null), valor: JSON.stringify(AUTARQUIA), descricao: 'Quem emite as contas' },
  ]);
  // A town of any size is shown in minutes; a utility prints everything.
  await cliente.query(`UPDATE comum.parametro SET valor = to_jsonb($1::integer) WHERE chave = 'impressao.maximo-contas'`, [CONTAS_IMPRESSAS]);
  await copiarFaltantes(cliente, 'comum.feriado', feriadosEm(cidade.referencia).map(({ data, descricao, abrangencia }) => ({ data, descricao, abrangencia })));
  await copiarTexto(cliente, 'cadastro.localidade', cidade.localidades.map((l) => ({ ...l })));
  await copiarTexto(cliente, 'cadastro.setor', cidade.setores.map((s) => ({ ...s })));
  await copiarTexto(cliente, 'cadastro.bairro', cidade.bairros.map((b) => ({ ...b })));
  await copiarTexto(cliente, 'cadastro.grupo', cidade.grupos.map((g) => ({ ...g })));
  await copiarTexto(cliente, 'cadastro.categoria', CATEGORIAS.map((c) => ({ ...c })));
  await copiarTexto(cliente, 'cadastro.subcategoria', SUBCATEGORIAS.map((s) => ({ ...s })));
  const { codigo, nome } = LAYOUT_NASCENTE;
  await copiarFaltantes(cliente, 'leitura.layout', [{ codigo, nome, definicao: JSON.stringify(LAYOUT_NASCENTE), ativo: true }]);
  await copiarFaltantes(
    cliente,
    'leitura.ocorrencia',
    OCORRENCIAS.map(({ exigeLeitura, ...resto }) => ({ ...resto, exige_leitura: exigeLeitura })),
  );
  await gravarAtos(cliente);
  await gravarConvenios(cliente);
  await copiarTexto(
    cliente,
    'faturamento.cronograma',
    // Months before were billed elsewhere: a schedule without its cycle would be billed again.
    cidade.cronograma.filter((c) => c.referencia >= cidade.referencia).map((c) => ({
      grupo: c.grupo,
      referencia: referenciaEmNumero(c.referencia),
      leitura_prevista: c.leituraPrevista,
      leitura_limite: c.leituraLimite,
      emissao: c.emissao,
      vencimento: c.vencimento,
    })),
  );
  // The index of a month is published after it ends: the last one registered is of two months before the month to bill.
  const selic = selicInventada(somarMeses(cidade.referencia, -36), somarMeses(cidade.referencia, -2));
  await copiarTexto(cliente, 'faturamento.indice_selic', selic.map(({ referencia, percentual }) => ({ referencia: referenciaEmNumero(referencia), percentual })));
}

const SERVICOS: readonly Servico[] = ['AGUA', 'ESGOTO', 'TEE'];

function tarifa(ato: number, categoria: number, servico: Servico, tabela: DeclaracaoTabela) {
  const id = ato * 1_000 + categoria * 10 + SERVICOS.indexOf(servico);
  const centavos = (reais: string | null | undefined) => (reais === null || reais === undefined ? null : Math.round(Number(reais) * 100));
  return {
    linha: {
      id,
      ato,
      categoria,
      servico,
      tipo: tabela.tipo,
      valor_fixo: centavos(tabela.valorFixo),
      valor_minimo: centavos(tabela.valorMinimo),
      minimo_m3: tabela.minimoM3 ?? null,
      franquia_m3: tabela.franquiaM3 ?? null,
    },
    faixas: tabela.faixas.map(({ acimaDe, ate, preco }) => ({ tarifa: id, acima_de: acimaDe, ate, preco })),
  };
}

function categoriaDoAto(ato: number, { categoria, esgoto, tee }: CategoriaDoAtoSemeada): Linha {
  return {
    ato,
    categoria,
    plano: 'MULTIPLICAR_LIMITES',
    esgoto_tipo: esgoto === null ? 'TABELA' : 'PERCENTUAL',
    esgoto_percentuais: esgoto === null ? null : JSON.stringify({ ESGOTO: esgoto }),
    tee_tipo: tee.tipo,
    tee_valor: tee.tipo === 'VALOR' ? tee.centavos : null,
  };
}

async function gravarAtos(cliente: pg.ClientBase): Promise<void> {
  const tarifas = ATOS.flatMap(({ id, categorias }) =>
    categorias.flatMap(({ categoria, tabelas }) =>
      SERVICOS.flatMap((servico) => {
        const tabela = tabelas[servico];
        return tabela === undefined ? [] : [tarifa(id, categoria, servico, tabela)];
      }),
    ),
  );
  await copiarTexto(
    cliente,
    'faturamento.ato',
    ATOS.map(({ id, numero, descricao, desde, ate }) => ({
      id,
      numero,
      descricao,
      vigencia: periodo(desde, ate),
      arredondamento_modo: 'TRUNCAR',
      arredondamento_onde: 'POR_FAIXA',
    })),
  );
  await copiarTexto(cliente, 'faturamento.ato_categoria', ATOS.flatMap(({ id, categorias }) => categorias.map((c) => categoriaDoAto(id, c))));
  await copiarTexto(cliente, 'faturamento.tarifa', tarifas.map(({ linha }) => linha));
  await copiarTexto(cliente, 'faturamento.tarifa_faixa', tarifas.flatMap(({ faixas }) => faixas));
}

async function gravarConvenios(cliente: pg.ClientBase): Promise<void> {
  await copiarTexto(cliente, 'razao.conta', BANCOS.flatMap((banco) => contasDoBanco(banco).map((conta) => ({ ...conta }))));
  await copiarTexto(cliente, 'arrecadacao.banco', BANCOS.map((b) => ({ ...b })));
  await copiarTexto(
    cliente,
    'arrecadacao.convenio',
    CONVENIOS.map((c) => ({
      id: c.id,
      banco: c.banco,
      codigo: c.codigo,
      empresa: EMPRESA_FEBRABAN,
      nome_empresa: NOME_NOS_BANCOS,
      modulo: c.modulo,
      versao_layout: c.versaoLayout,
      dias_credito: c.diasCredito,
      conta_transito: 1_000 + c.banco,
      conta_banco: 2_000 + c.banco,
      emissor: c.emissor,
    })),
  );
}
