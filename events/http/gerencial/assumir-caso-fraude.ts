import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco } from '../esquemas.ts';
import { SO_PESSOA } from '../esquemas-direitos.ts';
import { casoDeFraude, EXEMPLO_CASO } from '../esquemas-fraude.ts';
import { naApi } from '../execucao.ts';

/** Takes a case, or takes it over; pressed again it changes nothing. */
export default rota({
  contexto: 'gerencial',
  nome: 'assumir-caso-fraude',
  operationId: 'assumirCasoDeFraude',
  resumo: 'Assume um caso da caça-fraude',
  descricao: 'Também de outra pessoa, o que a auditoria registra. Ninguém assume um caso que traz o seu nome.',
  metodo: 'POST',
  caminho: '/fraudes/casos/{id}/posse',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  resposta: casoDeFraude,
  erros: {
    ...SO_PESSOA,
    'caso/nao-encontrado': { status: 404, descricao: 'Não há caso com este número' },
    'caso/voce-e-parte': { status: 403, descricao: 'O caso traz o nome de quem quer assumi-lo' },
    'caso/encerrado': { status: 409, descricao: 'O caso já foi encerrado' },
  },
  exemplo: { params: { id: '12' }, resposta: { ...EXEMPLO_CASO, situacao: 'EM_ANALISE', dono: 'Marina Duarte (demonstração)', assumidoEm: '2026-11-21T12:00:00.000Z' } },
  execucao: naApi('Um caso de suspeita continua sem quem o examine.'),
});
