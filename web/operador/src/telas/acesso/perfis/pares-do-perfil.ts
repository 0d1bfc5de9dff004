import { paresAbertos } from '../../../../../../domain/acesso/pares-abertos.ts';
import { EM_TODA_PARTE } from '../../../../../../domain/acesso/escopo.ts';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import { PARES_SEGREGADOS, type ParSegregado } from '../../../../../../domain/acesso/segregacao.ts';
import { dataCivil } from '../../../../../../domain/comum/data-civil.ts';
import { semLimite } from '../lugares/lugares.ts';
import type { Rascunho } from './rascunho.ts';

/** Both sides of a control in one profile: nobody without an exception could receive it. Denials of only some places leave the pair. */
export function paresDoPerfil({ somenteConsulta, concessoes, negacoes }: Rascunho): readonly ParSegregado[] {
  const deBlocos = (blocos: readonly { readonly acoes: Readonly<Record<string, readonly Acao[]>> }[]) => blocos.flatMap((b) => Object.entries(b.acoes).map(([funcao, acoes]) => ({ funcao, acoes, escopo: EM_TODA_PARTE })));
  const perfil = { codigo: '', somenteConsulta, concessoes: deBlocos(concessoes), negacoes: deBlocos(negacoes.filter((b) => semLimite(b.lugares))) };
  return paresAbertos({ ativo: true, somenteConsulta: false, perfis: [perfil], concessoes: [], negacoes: [], privilegios: [], delegacoes: [] }, PARES_SEGREGADOS, [], { de: dataCivil('2000-01-01'), ate: null });
}
