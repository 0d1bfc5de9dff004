import extratoDaLigacao from '../../../events/http/razao/extrato-ligacao.ts';
import saldoDaFatura from '../../../events/http/razao/saldo-fatura.ts';
import saldos from '../../../events/http/razao/saldos.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { dataBr, reais, tabela } from '../texto.ts';

interface Pedido extends OpcoesDaApi {
  readonly data?: string;
  readonly conta?: string;
  readonly ligacao?: number;
  readonly fatura?: number;
}

async function daLigacao(cdc: number, o: Pedido): Promise<void> {
  const extrato = await conectar(o).chamar(extratoDaLigacao, { params: { cdc }, consulta: { porPagina: 200, ...(o.data === undefined ? {} : { data: o.data }) } });
  mostrar(o, extrato, (e) =>
    [
      `Ligação ${e.cdc} em ${dataBr(e.data)}: em aberto ${reais(e.emAberto)}, créditos ${reais(e.creditos)}.`,
      tabela(['data', 'evento', 'rubrica', 'aviso', 'valor', 'efeito'], e.lancamentos.itens.map((l) => [dataBr(l.data), l.evento, l.rubrica ?? '', String(l.aviso ?? ''), reais(l.valor), reais(l.efeito)]), [3, 4, 5]),
    ].join('\n'),
  );
}

async function daFatura(aviso: number, o: Pedido): Promise<void> {
  const saldo = await conectar(o).chamar(saldoDaFatura, { params: { aviso }, consulta: o.data === undefined ? {} : { data: o.data } });
  mostrar(o, saldo, (s) =>
    [
      `Fatura ${s.aviso} em ${dataBr(s.data)}: saldo ${reais(s.saldo)}.`,
      tabela(['rubrica', 'lançado', 'baixado', 'saldo'], s.porRubrica.map((r) => [r.rubrica, reais(r.lancado), reais(r.baixado), reais(r.saldo)]), [1, 2, 3]),
    ].join('\n'),
  );
}

export async function saldo(o: Pedido): Promise<void> {
  if (o.ligacao !== undefined) return daLigacao(o.ligacao, o);
  if (o.fatura !== undefined) return daFatura(o.fatura, o);
  const consulta = { ...(o.data === undefined ? {} : { data: o.data }), ...(o.conta === undefined ? {} : { conta: o.conta }) };
  const balancete = await conectar(o).chamar(saldos, { consulta });
  mostrar(o, balancete, (b) =>
    [
      `Razão em ${dataBr(b.data)}`,
      tabela(['conta', 'nome', '', 'débitos', 'créditos', 'saldo'], b.contas.map((c) => [c.codigo, c.nome, c.natureza, reais(c.debitos), reais(c.creditos), reais(c.saldo)]), [3, 4, 5]),
      `Débitos menos créditos: ${reais(b.diferenca)}`,
    ].join('\n'),
  );
  if (balancete.diferenca !== 0) process.exitCode = 1;
}
