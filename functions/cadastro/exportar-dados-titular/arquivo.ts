import { formatarDocumento } from '../../../domain/cadastro/documento.ts';
import type { ProtecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { MAXIMO_POR_LISTA, type DadosGuardados, type ListaGuardada } from '../../../layers/postgres/cadastro/dados-do-titular.ts';

const aberto = (hex: string): Buffer => Buffer.from(hex, 'hex');
const lista = (l: ListaGuardada) => ({ total: l.total, ...(l.total > MAXIMO_POR_LISTA ? { aviso: `Estão aqui os ${MAXIMO_POR_LISTA} mais recentes.` } : {}), itens: l.itens });

/** The file that the person receives: whole, in words that a person reads. */
export function arquivoDoTitular(d: DadosGuardados, protecao: ProtecaoDePessoas, { protocolo, geradoEm }: { readonly protocolo: number; readonly geradoEm: string }): Uint8Array<ArrayBuffer> {
  const contato = (tipo: 'EMAIL' | 'TELEFONE'): string | null => {
    const achado = d.contatos.find((c) => c.tipo === tipo);
    return achado === undefined ? null : protecao.revelarContato(tipo, aberto(achado.cifrado));
  };
  const conteudo = {
    protocolo,
    geradoEm,
    pessoa: { nome: d.nome, tipoDoDocumento: d.documentoTipo, documento: formatarDocumento(protecao.revelar(d.documentoTipo, d.documentoCifrado)), telefone: contato('TELEFONE'), email: contato('EMAIL') },
    ligacoes: d.ligacoes,
    faturas: lista(d.faturas),
    pagamentos: lista(d.pagamentos),
    creditos: lista(d.creditos),
    leituras: lista(d.leituras),
    consentimentos: d.consentimentos,
    consultasAosDados: lista(d.consultasAosDados),
    pedidos: d.pedidos.map((p) => ({ ...p, texto: protecao.revelarTexto('PEDIDO', aberto(p.texto)), resposta: p.resposta === null ? null : protecao.revelarTexto('RESPOSTA', aberto(p.resposta)) })),
  };
  return new TextEncoder().encode(JSON.stringify(conteudo, null, 2));
}
