import type { Problema } from '../../../../events/http/problema.ts';

/** What to do after a refusal, where the screen knows more than the message of the server. */
const E_AGORA: Readonly<Record<string, string>> = {
  'ciclo/ja-aberto': 'Procure o ciclo na lista: ele já está em andamento ou concluído.',
  'ciclo/sem-cronograma': 'Cadastre o cronograma do grupo para esta referência e tente de novo.',
  'ciclo/fora-de-ordem': 'Conclua primeiro o ciclo da referência anterior deste grupo.',
  'ciclo/leituras-pendentes': 'Envie o arquivo de leituras que falta ou espere o prazo: depois dele, o que faltar vai pela média.',
  'ciclo/sem-ato-vigente': 'Confira a vigência do ato tarifário e do convênio bancário.',
  'ciclo/apontamentos-pendentes': 'Abra a crítica, escolha a situação Pendente e o efeito Bloqueia, e decida cada um.',
  'ciclo/aprovador-corrigiu-leitura': 'Escreva na observação por que você mesmo aprova as leituras que corrigiu, ou peça a aprovação de outra pessoa.',
  'ciclo/rota-em-calculo': 'Espere o cálculo da rota terminar: esta tela se atualiza sozinha.',
  'ciclo/fora-da-critica': 'A situação do ciclo mudou. A tela foi atualizada; confira antes de continuar.',
  'critica/acao-nao-cabe': 'Veja a situação atual da ligação e escolha outra ação.',
  'retorno/nao-retido': 'Outra pessoa já decidiu este arquivo. A tela foi atualizada.',
  'consentimento/ja-concedido': 'A autorização já está em vigor. Feche esta janela.',
  'consentimento/nao-concedido': 'A autorização já foi retirada. Feche esta janela e confira o histórico.',
  'pedido-titular/transicao-invalida': 'Outra pessoa já cuidou deste pedido. A tela foi atualizada.',
  'dado-pessoal/nao-informado': 'Peça o dado à pessoa e atualize o cadastro.',
  'caso/voce-e-parte': 'Peça a outra pessoa do controle interno que assuma o caso.',
  'caso/nao-e-seu': 'A situação do caso mudou. A tela foi atualizada; assuma o caso, se couber.',
  'caso/encerrado': 'Outra pessoa já concluiu este caso. A tela foi atualizada.',
  'acesso/negado': 'Peça ao administrador a permissão para esta operação.',
  'idempotencia/em-andamento': 'Espere alguns segundos e confira se o ato anterior terminou.',
  'plataforma/indisponivel': 'Espere um minuto e tente de novo. Nada foi perdido.',
  'plataforma/falha': 'Tente de novo. Se continuar, informe o código de atendimento ao suporte.',
};

export interface Explicacao {
  readonly titulo: string;
  readonly texto: string;
  readonly eAgora: string | undefined;
  readonly campos: readonly string[];
  /** What to tell the support. */
  readonly atendimento: string | undefined;
}

/** A refusal in words: what happened, and what to do next. */
export function explicar({ title, detail, codigo, erros, correlacao, status }: Problema): Explicacao {
  return {
    titulo: title,
    texto: detail === title ? '' : detail,
    eAgora: E_AGORA[codigo],
    campos: (erros ?? []).map((e) => `${e.campo}: ${e.mensagem}`),
    atendimento: status >= 500 && correlacao !== '' ? correlacao : undefined,
  };
}
