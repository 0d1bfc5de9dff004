import { formatarDocumento } from '../../domain/cadastro/documento.ts';
import type { DadosGuardados } from '../postgres/cadastro/dados-do-titular.ts';
import type { ProtecaoDePessoas, TextoSigiloso } from './proteger.ts';

/** All that is kept about a person, whole: only for the person itself. */
export type DadosAbertos = ReturnType<typeof abrirDados>;

export function abrirDados(d: DadosGuardados, protecao: ProtecaoDePessoas) {
  const contato = (tipo: 'EMAIL' | 'TELEFONE'): string | null => {
    const achado = d.contatos.find((c) => c.tipo === tipo);
    return achado === undefined ? null : protecao.revelarContato(tipo, aberto(achado.cifrado));
  };
  const texto = (qual: TextoSigiloso, hex: string): string => protecao.revelarTexto(qual, aberto(hex));
  return {
    pessoa: { nome: d.nome, tipoDoDocumento: d.documentoTipo, documento: formatarDocumento(protecao.revelar(d.documentoTipo, d.documentoCifrado)), telefone: contato('TELEFONE'), email: contato('EMAIL') },
    ligacoes: d.ligacoes,
    faturas: d.faturas,
    pagamentos: d.pagamentos,
    creditos: d.creditos,
    leituras: d.leituras,
    consentimentos: d.consentimentos,
    consultasAosDados: d.consultasAosDados,
    pedidos: d.pedidos.map((p) => ({ ...p, texto: texto('PEDIDO', p.texto), resposta: p.resposta === null ? null : texto('RESPOSTA', p.resposta) })),
  };
}

const aberto = (hex: string): Buffer => Buffer.from(hex, 'hex');
