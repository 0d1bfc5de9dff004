/** What is kept about a person, kind by kind, for the document that it reads. */
import { NOME_DA_FINALIDADE, NOME_DO_CANAL } from '../../domain/cadastro/consentimento.ts';
import { NOME_DO_TIPO_DE_PEDIDO, type SituacaoDoPedido } from '../../domain/cadastro/pedido-do-titular.ts';
import { formatarData } from '../../domain/comum/data-civil.ts';
import { centavos, formatarReais } from '../../domain/comum/dinheiro.ts';
import { formatarReferencia, referencia } from '../../domain/comum/referencia.ts';
import type { DadosAbertos } from '../pessoais/dados-abertos.ts';
import type { ConsultaGuardada, CreditoGuardado, FaturaGuardada, LeituraGuardada, LigacaoGuardada, ListaGuardada } from '../postgres/cadastro/dados-do-titular.ts';
import { campo, coluna, quando, secao, type Parte, type Secao, type Tabela } from './secoes-do-titular.ts';

/** Twenty years of one ligação. A document of more is read by nobody: the file has it. */
const MAXIMO_DE_LINHAS = 240;

const LIGACAO: Readonly<Record<LigacaoGuardada['situacao'], string>> = { ATIVA: 'Ativa', CORTADA: 'Cortada', INATIVA: 'Inativa', PROVISORIA: 'Provisória' };
const FATURA: Readonly<Record<FaturaGuardada['situacao'], string>> = { CANCELADA: 'Cancelada', EM_DEBITO: 'Em aberto', PAGA: 'Paga' };
const CREDITO: Readonly<Record<CreditoGuardado['tipo'], string>> = { EXCEDENTE: 'Pago a mais', PARCIAL: 'Pago em parte', FORA_VALIDADE: 'Pago depois da validade', DUPLICIDADE: 'Pago duas vezes' };
const MEDICAO: Readonly<Record<LeituraGuardada['medicao'], string>> = { AGUA: 'Água', POCO: 'Poço' };
const CAMPO: Readonly<Record<ConsultaGuardada['campo'], string>> = { DOCUMENTO: 'CPF ou CNPJ', TELEFONE: 'Telefone', EMAIL: 'E-mail' };
const PEDIDO: Readonly<Record<SituacaoDoPedido, string>> = { ABERTO: 'Aberto', EM_ANALISE: 'Em análise', ATENDIDO: 'Atendido', NEGADO: 'Negado', CANCELADO: 'Cancelado' };

const NADA = 'não informado';
const reais = (valor: number): string => formatarReais(centavos(valor));
const mes = (r: string): string => formatarReferencia(referencia(r));

/** With the area in brackets, when it is a number of Brazil. */
function telefone(numero: string | null): string {
  return numero === null ? NADA : numero.replace(/^(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3');
}

/** The most recent of a list, and how many there are when not all are here. */
function lista<T>(titulo: string, l: ListaGuardada<T>, colunas: Tabela['colunas'], linha: (item: T) => readonly string[]): Partial<Parte> {
  if (l.total === 0) return { titulo, nota: 'Nada está guardado.' };
  const nota = l.total > MAXIMO_DE_LINHAS ? `Aqui estão os ${MAXIMO_DE_LINHAS} mais recentes, de ${l.total}. Peça o arquivo digital para ter mais.` : null;
  return { titulo, tabela: { colunas, linhas: l.itens.slice(0, MAXIMO_DE_LINHAS).map(linha) }, nota };
}

function onde({ latitude, longitude }: LeituraGuardada): string {
  return latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`;
}

export function secoesDosDados(d: DadosAbertos): readonly Secao[] {
  return [
    secao(
      'O que está guardado sobre você',
      { titulo: 'Cadastro', campos: [campo('Nome', d.pessoa.nome), campo(d.pessoa.tipoDoDocumento, d.pessoa.documento), campo('Telefone', telefone(d.pessoa.telefone)), campo('E-mail', d.pessoa.email ?? NADA)] },
      lista('Ligações de que você é titular', { total: d.ligacoes.length, itens: d.ligacoes }, [coluna('CDC', 'numero'), coluna('Inscrição'), coluna('Endereço', 'larga'), coluna('Situação'), coluna('Desde')], (l) => [
        String(l.cdc), l.inscricao, `${l.endereco}, CEP ${l.cep.slice(0, 5)}-${l.cep.slice(5)}`, LIGACAO[l.situacao], formatarData(l.desde),
      ]),
      lista('Contas', d.faturas, [coluna('CDC', 'numero'), coluna('Mês', 'larga'), coluna('Número'), coluna('Vencimento'), coluna('Água (m³)', 'numero'), coluna('Valor', 'numero'), coluna('Situação')], (f) => [
        String(f.cdc), mes(f.referencia), String(f.aviso), formatarData(f.vencimento), String(f.volumeAguaM3), reais(f.valorEmCentavos), FATURA[f.situacao],
      ]),
      lista('Pagamentos', d.pagamentos, [coluna('CDC', 'numero'), coluna('Conta', 'larga'), coluna('Pago em'), coluna('Creditado em'), coluna('Valor', 'numero'), coluna('Quitou da conta', 'numero')], (p) => [
        String(p.cdc), p.aviso === null ? '' : String(p.aviso), formatarData(p.pagoEm), p.creditadoEm === null ? '' : formatarData(p.creditadoEm), reais(p.valorEmCentavos), reais(p.quitouEmCentavos),
      ]),
      lista('Créditos a seu favor', d.creditos, [coluna('CDC', 'numero'), coluna('Por quê', 'larga'), coluna('Valor', 'numero'), coluna('Já usado', 'numero')], (c) => [String(c.cdc), CREDITO[c.tipo], reais(c.valorEmCentavos), reais(c.usadoEmCentavos)]),
      lista('Leituras do hidrômetro', d.leituras, [coluna('CDC', 'numero'), coluna('Mês'), coluna('Medição'), coluna('Lido em'), coluna('Leitura', 'numero'), coluna('Ocorrência', 'larga'), coluna('Lugar'), coluna('Foto')], (l) => [
        String(l.cdc), mes(l.referencia), MEDICAO[l.medicao], formatarData(l.data), l.leitura === null ? 'não lido' : String(l.leitura), l.ocorrenciaEmPalavras, onde(l), l.temFoto ? 'Sim' : 'Não',
      ]),
    ),
    secao(
      'O que você autorizou',
      d.consentimentos.length === 0
        ? { paragrafos: ['Nenhuma autorização para mensagens ou pesquisas foi dada ou retirada.'] }
        : {
            tabela: {
              colunas: [coluna('Quando'), coluna('Para quê'), coluna('Decisão'), coluna('Texto que leu ou ouviu, e como se prova', 'larga')],
              linhas: d.consentimentos.map((c) => [quando(c.em), NOME_DA_FINALIDADE[c.finalidade], c.decisao === 'CONCEDIDO' ? 'Autorizou' : 'Retirou', `“${c.texto}” (versão ${c.versao}; ${NOME_DO_CANAL[c.canal].toLowerCase()}: ${c.comprovacao})`]),
            },
          },
    ),
    secao(
      'O que foi feito com os seus dados',
      { paragrafos: ['O documento, o telefone e o e-mail aparecem escondidos nas telas. Cada vez que alguém os vê inteiros fica registrada, com o motivo.'] },
      lista('Quando foram vistos inteiros', d.consultasAosDados, [coluna('Quando'), coluna('CDC', 'numero'), coluna('O que foi visto'), coluna('Motivo', 'larga')], (c) => [quando(c.em), String(c.cdc), CAMPO[c.campo], c.motivo ?? '']),
      lista('Os seus pedidos', { total: d.pedidos.length, itens: d.pedidos.toReversed() }, [coluna('Protocolo', 'numero'), coluna('Quando'), coluna('Pedido e resposta', 'larga'), coluna('Situação')], (p) => [
        String(p.protocolo), formatarData(p.abertoEm), `${NOME_DO_TIPO_DE_PEDIDO[p.tipo]}. “${p.texto}”${p.resposta === null ? '' : ` Resposta: “${p.resposta}”`}`, PEDIDO[p.situacao],
      ]),
    ),
  ];
}
