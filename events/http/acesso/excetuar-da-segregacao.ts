import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { DADO_A_ALGUEM, DADO_A_ALGUEM_RECUSADO, SO_PESSOA } from '../esquemas-direitos.ts';
import { codigoDoPar, excecaoDeSegregacao, EXEMPLO_EXCECAO } from '../esquemas-perfil.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Lets one person hold both sides of one pair for some time, with a reason. Nobody does it to himself. */
export default rota({
  contexto: 'acesso',
  nome: 'excetuar-da-segregacao',
  operationId: 'excetuarDaSegregacao',
  resumo: 'Dá a uma pessoa uma exceção de segregação',
  metodo: 'POST',
  caminho: '/excecoes-de-segregacao',
  confianca: 'operador',
  permissao: { funcao: 'excecao-de-segregacao', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ ...DADO_A_ALGUEM, par: codigoDoPar }),
  resposta: excecaoDeSegregacao,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...DADO_A_ALGUEM_RECUSADO,
    'segregacao/par-desconhecido': { status: 409, descricao: 'O par não existe' },
    'segregacao/a-si-mesmo': { status: 409, descricao: 'Ninguém dá uma exceção a si mesmo' },
    'segregacao/ja-tem': { status: 409, descricao: 'A pessoa já tem exceção para o par nestes dias' },
  },
  idempotente: true,
  exemplo: { corpo: { pessoa: EXEMPLO_EXCECAO.pessoa.id, par: 'critica-liberacao', de: '2026-12-01', ate: '2026-12-31', motivo: EXEMPLO_EXCECAO.motivo }, resposta: EXEMPLO_EXCECAO },
  execucao: naApi('Quem precisa dos dois lados de um controle espera outra pessoa.', idempotencia),
});
