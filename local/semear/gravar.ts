/** Puts a town into the database, as the owner of the tables, in one transaction: after a crash there is the whole town or none. */
import type pg from 'pg';
import { lerDocumento } from '../../domain/cadastro/documento.ts';
import type { ProtecaoDePessoas } from '../../layers/pessoais/proteger.ts';
import { copiarBinario } from '../../layers/postgres/copia-binaria.ts';
import type { Cidade } from './cidade.ts';
import { copiarTexto, periodo } from './copia.ts';
import { gravarDados, referenciaEmNumero } from './gravar-dados.ts';
import type { LinhaConsumo, LinhaLeitura, LinhaLigacao, LinhaPessoa, RotaGerada } from './tipos.ts';

/** How documents and contacts are kept: encrypted, a keyed index to search by, and what people may see. */
export type Protetor = Pick<ProtecaoDePessoas, 'proteger' | 'protegerContato'>;

export interface ResumoDaCarga {
  /** False when a town was already there, and nothing was written. */
  readonly gravada: boolean;
  readonly ligacoes: number;
  readonly leituras: number;
}

/** Rotas are written together until this many ligações: few statements, little memory. */
const LIGACOES_POR_LOTE = 4_500;

/** `aoAvancar` hears how many ligações are in, after each lot. The caller owns the connection and no transaction is open on it. */
export async function gravarCidade(
  cliente: pg.ClientBase,
  cidade: Cidade,
  protetor: Protetor,
  aoAvancar: (ligacoes: number) => void = () => undefined,
): Promise<ResumoDaCarga> {
  await cliente.query('BEGIN');
  try {
    await cliente.query('LOCK TABLE cadastro.localidade IN EXCLUSIVE MODE');
    const { rows } = await cliente.query<{ existe: boolean }>('SELECT EXISTS (SELECT FROM cadastro.ligacao) AS existe');
    const resumo = rows[0]?.existe === true ? { gravada: false, ligacoes: 0, leituras: 0 } : await gravarTudo(cliente, cidade, protetor, aoAvancar);
    await cliente.query('COMMIT');
    return resumo;
  } catch (erro) {
    await cliente.query('ROLLBACK').catch(() => undefined);
    throw erro;
  }
}

async function gravarTudo(cliente: pg.ClientBase, cidade: Cidade, protetor: Protetor, aoAvancar: (ligacoes: number) => void): Promise<ResumoDaCarga> {
  await gravarDados(cliente, cidade);
  let [ligacoes, leituras] = [0, 0];
  let lote: RotaGerada[] = [];
  let noLote = 0;
  const despejar = async () => {
    await gravarRotas(cliente, lote, protetor);
    ligacoes += noLote;
    leituras += lote.reduce((soma, rota) => soma + rota.leituras.length, 0);
    lote = [];
    noLote = 0;
    aoAvancar(ligacoes);
  };
  for (const rota of cidade.gerarRotas()) {
    lote.push(rota);
    noLote += rota.ligacoes.length;
    if (noLote >= LIGACOES_POR_LOTE) await despejar();
  }
  if (noLote > 0) await despejar();
  // The planner must know the town before the first cycle asks for a rota.
  await cliente.query('ANALYZE cadastro.ligacao, cadastro.economia, cadastro.pessoa, hidrometria.hidrometro, hidrometria.instalacao, leitura.leitura, leitura.consumo_ligacao');
  return { gravada: true, ligacoes, leituras };
}

async function gravarRotas(cliente: pg.ClientBase, rotas: readonly RotaGerada[], protetor: Protetor): Promise<void> {
  await copiarTexto(cliente, 'cadastro.rota', rotas.map(({ rota }) => ({ ...rota })));
  await copiarTexto(cliente, 'cadastro.logradouro', rotas.flatMap(({ logradouros }) => logradouros.map((l) => ({ ...l }))));
  await gravarPessoas(cliente, rotas.flatMap(({ pessoas }) => pessoas), protetor);
  await gravarContatos(cliente, rotas.flatMap(({ pessoas }) => pessoas), protetor);
  await gravarLigacoes(cliente, rotas.flatMap(({ ligacoes }) => ligacoes));
  await copiarTexto(cliente, 'cadastro.economia', rotas.flatMap(({ economias }) => economias.map((e) => ({ ...e }))));
  await copiarTexto(
    cliente,
    'cadastro.dependente',
    rotas.flatMap(({ dependentes }) => dependentes.map((d) => ({ dependente: d.dependente, master: d.master, periodo: periodo(d.desde, null), unidade: d.unidade }))),
  );
  await copiarTexto(
    cliente,
    'hidrometria.hidrometro',
    rotas.flatMap(({ hidrometros }) => hidrometros.map((h) => ({ id: h.id, numero: h.numero, digitos: h.digitos, fabricado_em: h.fabricadoEm, vazao: h.vazao, situacao: h.situacao }))),
  );
  await copiarTexto(
    cliente,
    'hidrometria.instalacao',
    rotas.flatMap(({ instalacoes }) =>
      instalacoes.map((i) => ({
        hidrometro: i.hidrometro,
        cdc: i.cdc,
        medicao: i.medicao,
        periodo: periodo(i.de, i.ate),
        leitura_instalacao: i.leituraInstalacao,
        leitura_retirada: i.leituraRetirada,
      })),
    ),
  );
  await gravarLeituras(cliente, rotas.flatMap(({ leituras }) => leituras));
  await gravarConsumos(cliente, rotas.flatMap(({ consumos }) => consumos));
}

const COLUNAS_PESSOA = ['id', 'nome', 'documento_tipo', 'documento_cifrado', 'documento_indice', 'documento_mascara'];

function gravarPessoas(cliente: pg.ClientBase, pessoas: readonly LinhaPessoa[], { proteger }: Protetor): Promise<number> {
  return copiarBinario(cliente, 'cadastro.pessoa', COLUNAS_PESSOA, (linhas) => {
    for (const { id, nome, documento } of pessoas) {
      const lido = lerDocumento(documento);
      if (!lido.ok) throw new Error(`pessoa ${id}: ${lido.erro.mensagem}`);
      const { cifrado, indice, mascara } = proteger(lido.valor);
      linhas.linha(COLUNAS_PESSOA.length);
      linhas.int4(id);
      linhas.texto(nome);
      linhas.texto(lido.valor.tipo);
      linhas.bytes(cifrado);
      linhas.bytes(indice);
      linhas.texto(mascara);
    }
  });
}

const COLUNAS_CONTATO = ['pessoa', 'tipo', 'valor_cifrado', 'valor_indice', 'mascara'];

function gravarContatos(cliente: pg.ClientBase, pessoas: readonly LinhaPessoa[], { protegerContato }: Protetor): Promise<number> {
  return copiarBinario(cliente, 'cadastro.contato', COLUNAS_CONTATO, (linhas) => {
    for (const { id, telefone, email } of pessoas) {
      for (const [tipo, valor] of [['TELEFONE', telefone], ['EMAIL', email]] as const) {
        if (valor === null) continue;
        const { cifrado, indice, mascara } = protegerContato(tipo, valor);
        linhas.linha(COLUNAS_CONTATO.length);
        linhas.int4(id);
        linhas.texto(tipo);
        linhas.bytes(cifrado);
        linhas.bytes(indice);
        linhas.texto(mascara);
      }
    }
  });
}

const COLUNAS_LIGACAO = ['cdc', 'inscricao', 'pessoa', 'logradouro', 'numero', 'complemento', 'localidade', 'setor', 'rota', 'sequencia', 'situacao', 'tipo_ligacao', 'tipo_faturamento', 'consumo_fixo_m3', 'tee_volume_m3', 'desde'];

function gravarLigacoes(cliente: pg.ClientBase, ligacoes: readonly LinhaLigacao[]): Promise<number> {
  return copiarBinario(cliente, 'cadastro.ligacao', COLUNAS_LIGACAO, (linhas) => {
    for (const l of ligacoes) {
      linhas.linha(COLUNAS_LIGACAO.length);
      linhas.int4(l.cdc);
      linhas.texto(l.inscricao);
      linhas.int4(l.pessoa);
      linhas.int4(l.logradouro);
      linhas.texto(l.numero);
      linhas.texto(l.complemento);
      linhas.int2(l.localidade);
      linhas.int2(l.setor);
      linhas.int4(l.rota);
      linhas.int4(l.sequencia);
      linhas.texto(l.situacao);
      linhas.texto(l.tipoLigacao);
      linhas.int2(l.tipoFaturamento);
      linhas.int4(l.consumoFixoM3);
      linhas.int4(l.teeVolumeM3);
      linhas.data(l.desde);
    }
  });
}

const COLUNAS_LEITURA = ['cdc', 'referencia', 'medicao', 'hidrometro', 'valor', 'ocorrencia', 'lida_em', 'data', 'leiturista', 'latitude', 'longitude', 'por'];

function gravarLeituras(cliente: pg.ClientBase, leituras: readonly LinhaLeitura[]): Promise<number> {
  return copiarBinario(cliente, 'leitura.leitura', COLUNAS_LEITURA, (linhas) => {
    for (const l of leituras) {
      linhas.linha(COLUNAS_LEITURA.length);
      linhas.int4(l.cdc);
      linhas.int4(referenciaEmNumero(l.referencia));
      linhas.int2(l.medicao);
      linhas.int4(l.hidrometro);
      linhas.int4(l.valor);
      linhas.int2(l.ocorrencia);
      // São Paulo has had no daylight saving since 2019.
      linhas.instante(new Date(`${l.data}T${l.hora}-03:00`));
      linhas.data(l.data);
      linhas.texto(l.leiturista);
      linhas.real(l.latitude);
      linhas.real(l.longitude);
      linhas.texto('carga inicial');
    }
  });
}

const COLUNAS_CONSUMO = ['cdc', 'referencia', 'leitura', 'data', 'leitura_poco', 'data_poco', 'consumos', 'consumos_poco', 'valores'];

function gravarConsumos(cliente: pg.ClientBase, consumos: readonly LinhaConsumo[]): Promise<number> {
  return copiarBinario(cliente, 'leitura.consumo_ligacao', COLUNAS_CONSUMO, (linhas) => {
    for (const c of consumos) {
      linhas.linha(COLUNAS_CONSUMO.length);
      linhas.int4(c.cdc);
      linhas.int4(referenciaEmNumero(c.referencia));
      linhas.int4(c.leitura);
      linhas.data(c.data);
      linhas.int4(c.leituraPoco);
      linhas.data(c.dataPoco);
      linhas.listaInt4(c.consumos);
      linhas.listaInt4(c.consumosPoco);
      linhas.listaInt8(c.valores);
    }
  });
}
