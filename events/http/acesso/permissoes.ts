import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { acaoDaFuncao } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

const lado = z.strictObject({ funcao: z.string(), acoes: z.array(acaoDaFuncao) });
const nomeado = { id: z.int(), nome: z.string() };

/** What can be granted, and where: for the screens that grant it. */
export default rota({
  contexto: 'acesso',
  nome: 'permissoes',
  operationId: 'permissoes',
  resumo: 'Diz o que se pode conceder e em que lugares',
  metodo: 'GET',
  caminho: '/permissoes',
  confianca: 'operador',
  permissao: 'PROPRIA',
  resposta: z.strictObject({
    funcoes: z.array(z.strictObject({ codigo: z.string(), nome: z.string(), grupo: z.string(), nomeDoGrupo: z.string(), acoes: z.array(acaoDaFuncao), porVir: z.boolean().meta({ description: 'Já se concede, e ainda não abre nada' }) })),
    localidades: z.array(z.strictObject(nomeado)),
    setores: z.array(z.strictObject({ ...nomeado, localidade: z.int() })),
    departamentos: z.array(z.strictObject({ ...nomeado, ativo: z.boolean() })),
    /** Sides of a control that one person may not hold together: any action of one with any of the other. */
    pares: z.array(z.strictObject({ codigo: z.string(), nome: z.string(), a: lado, b: lado })),
    privilegios: z.array(z.strictObject({ codigo: z.string(), nome: z.string(), permite: z.string() })),
  }),
  erros: {},
  exemplo: {
    resposta: {
      funcoes: [{ codigo: 'ligacao', nome: 'Ligações', grupo: 'cadastro', nomeDoGrupo: 'Cadastro e atendimento', acoes: ['consultar'], porVir: false }],
      localidades: [{ id: 1, nome: 'Sede' }],
      setores: [{ id: 1, localidade: 1, nome: 'Centro' }],
      departamentos: [{ id: 1, nome: 'Atendimento', ativo: true }],
      pares: [{ codigo: 'critica-liberacao', nome: 'Fazer a crítica e liberar o ciclo', a: { funcao: 'critica', acoes: ['alterar'] }, b: { funcao: 'liberacao-do-ciclo', acoes: ['executar'] } }],
      privilegios: [{ codigo: 'pagamento:estornar', nome: 'Estornar pagamento', permite: 'Desfazer um pagamento baixado' }],
    },
  },
  execucao: naApi('As telas de perfis não sabem o que oferecer.'),
});
