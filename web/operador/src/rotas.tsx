import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { FalhaDaTela, TelaInexistente } from './moldura/falha-da-tela.tsx';
import { Moldura } from './moldura/moldura.tsx';
import { lerFiltros } from './nucleo/filtros.ts';

const MAIOR_NUMERO = 99_999_999_999;

/** A number of an address: anything else is a page that does not exist. */
function numero(texto: string | undefined): number {
  const valor = /^\d{1,11}$/.test(texto ?? '') ? Number(texto) : 0;
  if (valor < 1 || valor > MAIOR_NUMERO) notFound({ throw: true });
  return valor;
}
const comoTexto = <N extends string>(nome: N) => ({
  parse: (p: Record<N, string>) => ({ [nome]: numero(p[nome]) }) as Record<N, number>,
  stringify: (p: Record<N, number>) => ({ [nome]: String(p[nome]) }) as Record<N, string>,
});

const raiz = createRootRoute({ component: Moldura, notFoundComponent: TelaInexistente });
const inicio = createRoute({ getParentRoute: () => raiz, path: '/', component: lazyRouteComponent(() => import('./telas/inicio/inicio.tsx'), 'Inicio') });
const ciclos = createRoute({
  getParentRoute: () => raiz,
  path: '/ciclos',
  validateSearch: lerFiltros(['grupo', 'referencia', 'situacao']),
  component: lazyRouteComponent(() => import('./telas/ciclos/ciclos.tsx'), 'Ciclos'),
});
const ciclo = createRoute({
  getParentRoute: () => raiz,
  path: '/ciclos/$ciclo',
  params: comoTexto('ciclo'),
  component: lazyRouteComponent(() => import('./telas/ciclo/ciclo.tsx'), 'Ciclo'),
});
const critica = createRoute({
  getParentRoute: () => raiz,
  path: '/ciclos/$ciclo/critica',
  params: comoTexto('ciclo'),
  validateSearch: lerFiltros(['regra', 'situacao', 'efeito', 'rota', 'cdc']),
  component: lazyRouteComponent(() => import('./telas/critica/critica.tsx'), 'Critica'),
});
const leituras = createRoute({
  getParentRoute: () => raiz,
  path: '/leituras',
  validateSearch: lerFiltros(['grupo', 'referencia']),
  component: lazyRouteComponent(() => import('./telas/leituras/leituras.tsx'), 'Leituras'),
});
const leitura = createRoute({
  getParentRoute: () => raiz,
  path: '/leituras/$id',
  params: comoTexto('id'),
  validateSearch: lerFiltros(['resultado']),
  component: lazyRouteComponent(() => import('./telas/leitura/leitura.tsx'), 'ArquivoDeLeitura'),
});
const retornos = createRoute({
  getParentRoute: () => raiz,
  path: '/retornos',
  validateSearch: lerFiltros(['situacao', 'de', 'ate']),
  component: lazyRouteComponent(() => import('./telas/retornos/retornos.tsx'), 'Retornos'),
});
const retorno = createRoute({
  getParentRoute: () => raiz,
  path: '/retornos/$id',
  params: comoTexto('id'),
  validateSearch: lerFiltros(['destino']),
  component: lazyRouteComponent(() => import('./telas/retorno/retorno.tsx'), 'Retorno'),
});
const fatura = createRoute({
  getParentRoute: () => raiz,
  path: '/faturas/$aviso',
  params: comoTexto('aviso'),
  component: lazyRouteComponent(() => import('./telas/fatura/fatura.tsx'), 'Fatura'),
});
const ligacoes = createRoute({
  getParentRoute: () => raiz,
  path: '/ligacoes',
  validateSearch: lerFiltros(['busca']),
  component: lazyRouteComponent(() => import('./telas/ligacoes/ligacoes.tsx'), 'Ligacoes'),
});
const ligacao = createRoute({
  getParentRoute: () => raiz,
  path: '/ligacoes/$cdc',
  params: comoTexto('cdc'),
  component: lazyRouteComponent(() => import('./telas/ligacao/ligacao.tsx'), 'Ligacao'),
});
const auditoria = createRoute({
  getParentRoute: () => raiz,
  path: '/auditoria',
  validateSearch: lerFiltros(['usuario', 'delegante', 'funcao', 'objeto', 'resultado', 'pessoa', 'ip', 'de', 'ate', 'onde']),
  component: lazyRouteComponent(() => import('./telas/auditoria/auditoria.tsx'), 'Auditoria'),
});
const lgpd = createRoute({
  getParentRoute: () => raiz,
  path: '/lgpd',
  validateSearch: lerFiltros(['aba', 'situacao', 'tipo', 'alarme']),
  component: lazyRouteComponent(() => import('./telas/lgpd/lgpd.tsx'), 'Lgpd'),
});
const senha = createRoute({ getParentRoute: () => raiz, path: '/acesso/senha', component: lazyRouteComponent(() => import('./telas/senha/senha.tsx'), 'Senha') });
const politica = createRoute({ getParentRoute: () => raiz, path: '/acesso/politica', component: lazyRouteComponent(() => import('./telas/politica/politica.tsx'), 'PoliticaDeAcesso') });
const meusAcessos = createRoute({ getParentRoute: () => raiz, path: '/acesso/meus-acessos', component: lazyRouteComponent(() => import('./telas/acesso/meus-acessos/meus-acessos.tsx'), 'MeusAcessos') });
const usuarios = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/usuarios',
  validateSearch: lerFiltros(['busca', 'situacao', 'perfil', 'departamento']),
  component: lazyRouteComponent(() => import('./telas/acesso/usuarios/usuarios.tsx'), 'Usuarios'),
});
const usuario = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/usuarios/$id',
  validateSearch: lerFiltros(['aba']),
  component: lazyRouteComponent(() => import('./telas/acesso/usuario/usuario.tsx'), 'Usuario'),
});
const chaves = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/chaves',
  validateSearch: lerFiltros(['situacao']),
  component: lazyRouteComponent(() => import('./telas/acesso/chaves/chaves.tsx'), 'Chaves'),
});
const perfis = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/perfis',
  validateSearch: lerFiltros(['aba']),
  component: lazyRouteComponent(() => import('./telas/acesso/perfis/perfis.tsx'), 'Perfis'),
});
const perfil = createRoute({ getParentRoute: () => raiz, path: '/acesso/perfis/$codigo', component: lazyRouteComponent(() => import('./telas/acesso/perfis/perfil.tsx'), 'UmPerfil') });
const segregacao = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/segregacao',
  validateSearch: lerFiltros(['aba', 'situacao']),
  component: lazyRouteComponent(() => import('./telas/acesso/segregacao/segregacao.tsx'), 'Segregacao'),
});
const privilegios = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/privilegios',
  validateSearch: lerFiltros(['pessoa', 'privilegio', 'situacao']),
  component: lazyRouteComponent(() => import('./telas/acesso/privilegios/privilegios.tsx'), 'Privilegios'),
});
const delegacoes = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/delegacoes',
  validateSearch: lerFiltros(['aba', 'pessoa', 'situacao']),
  component: lazyRouteComponent(() => import('./telas/acesso/delegacoes/delegacoes.tsx'), 'Delegacoes'),
});
const pedidos = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/pedidos',
  validateSearch: lerFiltros(['aba', 'situacao']),
  component: lazyRouteComponent(() => import('./telas/acesso/pedidos/pedidos.tsx'), 'Pedidos'),
});
const fraudes = createRoute({
  getParentRoute: () => raiz,
  path: '/fraudes',
  validateSearch: lerFiltros(['situacao', 'regra', 'usuario', 'dono', 'de', 'ate']),
  component: lazyRouteComponent(() => import('./telas/fraudes/fraudes.tsx'), 'Fraudes'),
});
const regrasDeFraude = createRoute({
  getParentRoute: () => raiz,
  path: '/fraudes/regras',
  component: lazyRouteComponent(() => import('./telas/regras-de-fraude/regras.tsx'), 'RegrasDeFraude'),
});
const fraude = createRoute({
  getParentRoute: () => raiz,
  path: '/fraudes/$id',
  params: comoTexto('id'),
  component: lazyRouteComponent(() => import('./telas/fraude/fraude.tsx'), 'Fraude'),
});
const bloqueios = createRoute({
  getParentRoute: () => raiz,
  path: '/acesso/bloqueios',
  validateSearch: lerFiltros(['quais', 'alvo']),
  component: lazyRouteComponent(() => import('./telas/bloqueios/bloqueios.tsx'), 'Bloqueios'),
});
const redes = createRoute({ getParentRoute: () => raiz, path: '/acesso/redes', component: lazyRouteComponent(() => import('./telas/redes/redes.tsx'), 'Redes') });
const estacoes = createRoute({ getParentRoute: () => raiz, path: '/acesso/estacoes', component: lazyRouteComponent(() => import('./telas/estacoes/estacoes.tsx'), 'Estacoes') });
const segundoFator = createRoute({ getParentRoute: () => raiz, path: '/acesso/segundo-fator', component: lazyRouteComponent(() => import('./telas/segundo-fator/segundo-fator.tsx'), 'SegundoFator') });
const sessoes = createRoute({ getParentRoute: () => raiz, path: '/acesso/minhas-sessoes', component: lazyRouteComponent(() => import('./telas/minhas-sessoes/minhas-sessoes.tsx'), 'MinhasSessoes') });
/** The reference of the API is a page of its own, outside this application. */
const docs = createRoute({
  getParentRoute: () => raiz,
  path: '/docs',
  beforeLoad: () => {
    redirect({ href: '/docs/index.html', reloadDocument: true, throw: true });
  },
});

export const roteador = createRouter({
  routeTree: raiz.addChildren([inicio, ciclos, ciclo, critica, leituras, leitura, retornos, retorno, fatura, ligacoes, ligacao, auditoria, lgpd, fraudes, regrasDeFraude, fraude, senha, politica, meusAcessos, usuarios, usuario, chaves, perfis, perfil, segregacao, privilegios, delegacoes, pedidos, bloqueios, redes, estacoes, segundoFator, sessoes, docs]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // What is written in an address is text: a number there is only digits, and quotes around it would help nobody.
  parseSearch: (texto) => Object.fromEntries(new URLSearchParams(texto)),
  stringifySearch: (busca) => {
    const pares = Object.entries(busca).flatMap(([nome, valor]): [string, string][] => (typeof valor === 'string' && valor !== '' ? [[nome, valor]] : []));
    const texto = new URLSearchParams(pares).toString();
    return texto === '' ? '' : `?${texto}`;
  },
  defaultErrorComponent: FalhaDaTela,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof roteador;
  }
}
