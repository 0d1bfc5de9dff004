import type { z } from 'zod';
import type { ConcessaoDoPerfil } from '../../domain/acesso/conferir-perfil.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { documentoDoPerfil } from '../../events/http/esquemas-perfil.ts';
import type { DocumentoDoPerfil } from '../postgres/acesso/perfis.ts';

type Corpo = Omit<z.output<typeof documentoDoPerfil>, 'versao' | 'motivo'>;

/** What came in a call, as it is stored: without places is everywhere. */
export function documentoDoCorpo(corpo: Corpo): DocumentoDoPerfil {
  return { ...corpo, concessoes: corpo.concessoes.map(concessao), negacoes: corpo.negacoes.map(concessao), excecoes: corpo.excecoes.map((e) => ({ ...e, data: dataCivil(e.data) })) };
}

function concessao({ funcao, acoes, localidades, setores, departamentos }: Corpo['concessoes'][number]): ConcessaoDoPerfil {
  return { funcao, acoes, localidades: localidades ?? null, setores: setores ?? null, departamentos: departamentos ?? null };
}
