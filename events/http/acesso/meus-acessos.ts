import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data } from '../esquemas.ts';
import { acaoDaFuncao, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** What the person may, where, when and until when, and the profiles that he may ask for: for a screen that everybody has. */
export default rota({
  contexto: 'acesso',
  nome: 'meus-acessos',
  operationId: 'meusAcessos',
  resumo: 'Diz tudo o que posso no sistema',
  metodo: 'GET',
  caminho: '/meus-acessos',
  confianca: 'operador',
  permissao: 'PROPRIA',
  resposta: z.strictObject({
    administrador: z.boolean(),
    somenteConsulta: z.boolean(),
    /** "de segunda a sexta, das 8h às 17h". */
    horario: z.string(),
    perfis: z.array(z.strictObject({ codigo: z.string(), nome: z.string() })),
    /** `setores`: null, everywhere. `delegante`: who lends it. */
    acessos: z.array(z.strictObject({ funcao: z.string(), acoes: z.array(acaoDaFuncao), setores: z.array(z.int()).nullable(), delegante: z.string().nullable() })),
    privilegios: z.array(z.strictObject({ privilegio: z.string(), de: data, ate: data })),
    lugares: z.strictObject({
      localidades: z.array(z.strictObject({ id: z.int(), nome: z.string() })),
      setores: z.array(z.strictObject({ id: z.int(), localidade: z.int(), nome: z.string() })),
      departamentos: z.array(z.strictObject({ id: z.int(), nome: z.string() })),
    }),
    perfisParaPedir: z.array(z.strictObject({ codigo: z.string(), nome: z.string(), descricao: z.string() })),
  }),
  erros: {
    ...SO_PESSOA,
  },
  exemplo: { 
    resposta: {
      administrador: false,
      somenteConsulta: false,
      horario: 'de segunda a sexta, das 8h às 17h',
      perfis: [{ codigo: 'atendimento', nome: 'Atendimento' }],
      acessos: [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1], delegante: null }],
      privilegios: [],
      lugares: { localidades: [{ id: 1, nome: 'Sede' }], setores: [{ id: 1, localidade: 1, nome: 'Centro' }], departamentos: [] },
      perfisParaPedir: [{ codigo: 'critica', nome: 'Crítica de leituras', descricao: '' }],
    },
  },
  execucao: naApi('Ninguém vê o que pode nem o que pedir.'),
});
