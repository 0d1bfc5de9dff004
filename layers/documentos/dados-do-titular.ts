import { NOME_DO_CANAL } from '../../domain/cadastro/consentimento.ts';
import { NOME_DO_TIPO_DE_PEDIDO } from '../../domain/cadastro/pedido-do-titular.ts';
import { COMO_CONTESTAR, COMPARTILHAMENTOS, TRATAMENTOS } from '../../domain/cadastro/tratamento-de-dados.ts';
import { formatarData } from '../../domain/comum/data-civil.ts';
import type { DadosAbertos } from '../pessoais/dados-abertos.ts';
import type { PedidoGuardado } from '../postgres/cadastro/pedidos-do-titular.ts';
import type { Autarquia } from './autarquia.ts';
import { secoesDosDados } from './dados-guardados-do-titular.ts';
import { campo, coluna, quando, secao, type Secao } from './secoes-do-titular.ts';
import type { Compositor } from './typst.ts';

/** What `modelos/dados-do-titular.v1.typ` receives. */
interface DocumentoDoTitular {
  readonly titulo: string;
  readonly emissor: { readonly nome: string; readonly linhas: readonly string[] };
  readonly abertura: readonly string[];
  readonly secoes: readonly Secao[];
  readonly rodape: string;
}

export interface EntregaAoTitular {
  readonly pedido: PedidoGuardado;
  readonly dados: DadosAbertos;
  readonly autarquia: Autarquia;
  readonly geradoEm: Date;
}

const TITULO = 'Os seus dados pessoais';
const MS_POR_S = 1_000;

/** What is kept about a person, as an accessible PDF (PDF/UA-1) for the person to read: whole, with purpose, ground, origin, sharing and how to contest it. */
export function renderizarDadosDoTitular(compositor: Compositor, entrega: EntregaAoTitular): Promise<Uint8Array> {
  return compositor.compor({
    modelo: { arquivo: 'dados-do-titular.v1.typ', funcao: 'documento' },
    dados: apresentar(entrega),
    titulo: `${TITULO}, pedido ${entrega.pedido.protocolo}`,
    autor: entrega.autarquia.nome,
    instante: Math.floor(entrega.geradoEm.getTime() / MS_POR_S),
  });
}

function apresentar({ pedido, dados, autarquia: a, geradoEm }: EntregaAoTitular): DocumentoDoTitular {
  const gerado = quando(geradoEm.toISOString());
  return {
    titulo: TITULO,
    emissor: { nome: a.nome, linhas: [`CNPJ ${a.cnpj} · ${a.endereco}`, telefones(a)] },
    abertura: [`Este documento responde ao pedido de protocolo ${pedido.protocolo}. Traz, por inteiro, o que guardamos sobre ${dados.pessoa.nome}. Ele é só seu: antes de entregar uma cópia a alguém, veja se é preciso.`],
    secoes: [doPedido(pedido, dados, gerado), ...secoesDosDados(dados), tratamentos(), compartilhamentos(), contestar(a)],
    rodape: `Protocolo ${pedido.protocolo} · gerado em ${gerado} · Lei 13.709/2018 (LGPD), arts. 9º, 18 e 19`,
  };
}

function telefones(a: Autarquia): string {
  return [...a.telefones.map((t) => `${t.rotulo} ${t.numero}`), a.site].join(' · ');
}

function doPedido(p: PedidoGuardado, dados: DadosAbertos, gerado: string): Secao {
  const pedido = dados.pedidos.find(({ protocolo }) => protocolo === p.protocolo);
  return secao('O pedido', {
    campos: [
      campo('Protocolo', String(p.protocolo)),
      campo('Quem pediu', dados.pessoa.nome),
      campo('O que pediu', NOME_DO_TIPO_DE_PEDIDO[p.tipo]),
      campo('Quando e por onde', `${formatarData(p.abertoEm)}, ${NOME_DO_CANAL[p.canal].toLowerCase()}`),
      campo('Prazo da resposta', `${formatarData(p.prazo)} (15 dias corridos; LGPD, art. 19, II)`),
      campo('Documento gerado em', gerado),
      campo('Nas suas palavras', pedido?.texto ?? ''),
    ],
  });
}

function tratamentos(): Secao {
  return secao(
    'Para que servem, com que base legal e de onde vieram',
    { paragrafos: ['Fornecer água, recolher esgoto, faturar e cobrar não dependem de autorização sua: são contrato, serviço público e dever legal. Só mensagens e pesquisas dependem.'] },
    ...TRATAMENTOS.map((t) => ({
      titulo: t.dados,
      campos: [campo('Para quê', t.finalidade), campo('Base legal', t.fundamento), campo('De onde vieram', t.origem), campo('Por quanto tempo', t.guarda)],
    })),
  );
}

function compartilhamentos(): Secao {
  return secao('Com quem são compartilhados', { tabela: { colunas: [coluna('Quem', 'larga'), coluna('O que recebe', 'larga')], linhas: COMPARTILHAMENTOS.map((c) => [c.quem, c.oQue]) } });
}

function contestar(a: Autarquia): Secao {
  return secao('Como corrigir, contestar ou reclamar', {
    paragrafos: COMO_CONTESTAR,
    campos: [
      ...(a.encarregado === undefined ? [] : [campo('Encarregado dos dados', `${a.encarregado.nome}, ${a.encarregado.contato}`)]),
      campo('Ouvidoria', a.ouvidoria),
      campo('Concessionária', telefones(a)),
      campo('ANPD', 'www.gov.br/anpd'),
    ],
  });
}
