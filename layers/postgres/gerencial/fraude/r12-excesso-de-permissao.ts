import type { Achado } from '../../../../domain/gerencial/achado.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import type { Executor } from '../../conexao.ts';
import { ISO, MAIOR_NUMERO_DE_ACHADOS } from './gente.ts';
import { procurarDireitosDemais } from './r12-direitos.ts';

interface Usuario {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
}

const SEM_ACESSO = `
SELECT u.id, u.login, u.nome, ${ISO('u.ultimo_acesso')} AS "ultimoAcesso", floor(extract(epoch FROM now() - coalesce(u.ultimo_acesso, u.criado_em)) / 86400)::integer AS dias
  FROM acesso.usuario u WHERE u.ativo AND coalesce(u.ultimo_acesso, u.criado_em) < now() - make_interval(days => $1)
 ORDER BY coalesce(u.ultimo_acesso, u.criado_em), u.login LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

const ADMINISTRADORES = `SELECT id, login, nome FROM acesso.usuario WHERE ativo AND administrador ORDER BY login`;

/** Full access, and nothing done with it but entering and leaving: whoever was made an administrator within the period is not judged yet. */
const SEM_USO = `
SELECT u.id, u.login, u.nome FROM acesso.usuario u
 WHERE u.ativo AND u.administrador AND u.criado_em < now() - make_interval(days => $1)
   AND NOT EXISTS (SELECT FROM comum.auditoria a WHERE lower(a.usuario) IN (SELECT lower(n.nome) FROM gerencial.nome_de_gente n WHERE n.usuario = u.id) AND a.em >= now() - make_interval(days => $1) AND NOT starts_with(a.funcao, 'acesso/'))
 ORDER BY u.login LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

/** R12: more rights than the work asks for (TR 6.3). */
export async function procurarExcessos(banco: Executor, p: ParametrosDe<'R12'>): Promise<readonly Achado[]> {
  const parados = await banco.query<Usuario & { ultimoAcesso: string | null; dias: number }>(SEM_ACESSO, [p.diasSemAcesso]);
  const administradores = await banco.query<Usuario>(ADMINISTRADORES);
  const semUso = await banco.query<Usuario>(SEM_USO, [p.diasSemUso]);
  return [
    ...parados.rows.map((u) => semAcesso(u)),
    ...(administradores.rows.length > p.administradores ? [demais(administradores.rows, p.administradores)] : []),
    ...semUso.rows.map((u) => acessoSemUso(u, p.diasSemUso)),
    ...(await procurarDireitosDemais(banco, p)),
  ];
}

function semAcesso(u: Usuario & { ultimoAcesso: string | null; dias: number }): Achado {
  const texto = u.ultimoAcesso === null ? `Usuário ativo criado há ${u.dias} dias que nunca entrou` : `Usuário ativo que não entra há ${u.dias} dias`;
  return {
    chave: `${u.id}/sem-acesso`,
    titulo: `${u.nome} está com o usuário ativo e não entra`,
    usuarios: [u.nome],
    objetos: [`usuario:${u.login}`],
    // who enters and stops again has a new last access, which is a new fact
    evidencias: [{ marca: `sem-acesso:${u.ultimoAcesso ?? 'nunca'}`, em: u.ultimoAcesso, texto, pontos: 40, objeto: `usuario:${u.login}`, dados: { dias: u.dias } }],
  };
}

function demais(quem: readonly Usuario[], limite: number): Achado {
  return {
    chave: 'administradores',
    titulo: 'Administradores com acesso total demais',
    usuarios: quem.map((u) => u.nome),
    objetos: quem.map((u) => `usuario:${u.login}`),
    evidencias: quem.map((u) => ({
      marca: `administrador:${u.login}`,
      em: null,
      texto: `${u.nome} tem acesso total; são ${quem.length}, e o limite é ${limite}`,
      pontos: Math.min(100, 50 + 10 * (quem.length - limite)),
      objeto: `usuario:${u.login}`,
      dados: { administradores: quem.length, limite },
    })),
  };
}

function acessoSemUso(u: Usuario, dias: number): Achado {
  return {
    chave: `${u.id}/acesso-total-sem-uso`,
    titulo: `Acesso total de ${u.nome} sem uso`,
    usuarios: [u.nome],
    objetos: [`usuario:${u.login}`],
    evidencias: [{ marca: 'sem-uso', em: null, texto: `Administrador sem nenhum ato há ${dias} dias ou mais: o acesso total pode ser retirado`, pontos: 50, objeto: `usuario:${u.login}`, dados: { dias } }],
  };
}
