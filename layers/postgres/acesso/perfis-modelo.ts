import { PERFIS_MODELO } from '../../../domain/acesso/perfis-modelo.ts';
import type { Executor } from '../conexao.ts';
import { incluirPerfil, perfilParecido } from './perfis.ts';

/** The profiles that come with the product. One that is there, by code or by name, stays as the utility has made it. */
export async function incluirPerfisModelo(banco: Executor): Promise<void> {
  for (const { codigo, nome, descricao, somenteConsulta, concessoes } of PERFIS_MODELO) {
    if ((await perfilParecido(banco, { codigo, nome, outroQue: null })) !== undefined) continue;
    const emTodaParte = concessoes.map((c) => ({ ...c, localidades: null, setores: null, departamentos: null }));
    await incluirPerfil(banco, codigo, { nome, descricao, somenteConsulta, sessaoUnica: false, ativo: true, concessoes: emTodaParte, negacoes: [], janelas: [], excecoes: [] });
  }
}
