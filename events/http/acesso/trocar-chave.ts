import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data } from '../esquemas.ts';
import { ALEM_DOS_DIREITOS, chaveNova, EXEMPLO_CHAVE, EXEMPLO_CHAVE_NOVA, idDaChave, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** Another key in the place of one, with the same networks and grants. Both open until the old one expires, so that the other system changes without stopping. */
export default rota({
  contexto: 'acesso',
  nome: 'trocar-chave',
  operationId: 'trocarChave',
  resumo: 'Troca uma chave por outra',
  metodo: 'POST',
  caminho: '/chaves-de-api/{id}/troca',
  confianca: 'operador',
  permissao: { funcao: 'chave-de-api', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idDaChave }),
  corpo: z.strictObject({ validaAte: data, diasDaAntiga: z.int().min(0).max(30).meta({ description: 'Por quantos dias a antiga ainda abre; 0: para agora' }) }),
  resposta: chaveNova,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...ALEM_DOS_DIREITOS,
    'chave/nao-encontrada': { status: 404, descricao: 'Não há chave com este identificador' },
    'chave/fora-de-uso': { status: 409, descricao: 'A chave já foi trocada ou revogada' },
    'chave/validade': { status: 409, descricao: 'A chave vale no máximo dois anos' },
  },
  sigilosa: true,
  exemplo: { params: { id: EXEMPLO_CHAVE.id }, corpo: { validaAte: '2027-11-19', diasDaAntiga: 7 }, resposta: EXEMPLO_CHAVE_NOVA },
  execucao: naApi('Chaves perto de vencer não são trocadas.'),
});
