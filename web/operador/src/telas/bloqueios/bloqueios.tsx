import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import listarBloqueios from '../../../../../events/http/acesso/listar-bloqueios.ts';
import { alvoDoBloqueio, type bloqueio } from '../../../../../events/http/esquemas-bloqueio.ts';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useListagem } from '../../nucleo/listagem.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { Bloquear } from './bloquear.tsx';
import { colunaDeLiberar, COLUNAS } from './colunas.tsx';
import { Liberar } from './liberar.tsx';
import { RegrasDoBloqueio } from './regras.tsx';

export type Bloqueado = z.output<typeof bloqueio>;
const rota = getRouteApi('/acesso/bloqueios');
const quaisValem = z.enum(['VIGENTES', 'TODOS']);

/** Who is locked, from where, until when; release and lock (document 003 item 6.5.23.8). */
export function Bloqueios() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const pode = usePode().semLimite('bloqueio:alterar');
  const [aberto, setAberto] = useState<'bloquear' | Bloqueado | null>(null);
  const consulta = { quais: seValer(quaisValem, filtros.quais) ?? 'VIGENTES', alvo: seValer(alvoDoBloqueio, filtros.alvo) };
  const colecao = useListagem(listarBloqueios, (pagina) => ({ consulta: { ...consulta, ...pagina } }), { manter: true });
  const extras = useMemo(() => (pode ? [colunaDeLiberar(setAberto)] : []), [pode]);
  return (
    <Pagina
      titulo="Bloqueios"
      subtitulo="Usuários e endereços que não entram por terem errado a senha muitas vezes, ou porque alguém os bloqueou."
      acoes={pode && <Button onClick={() => setAberto('bloquear')}>Bloquear…</Button>}
    >
      <Lista
        titulo="Bloqueios"
        colunas={COLUNAS}
        colecao={colecao}
        chave={(b) => b.id}
        arquivo="bloqueios"
        extras={extras}
        vazio="Ninguém está bloqueado."
        filtros={
          <>
            <Escolha nome="Quais" valor={filtros.quais === 'TODOS' ? 'TODOS' : undefined} opcoes={[{ value: 'TODOS', label: 'Também os que acabaram' }]} semEscolha="Só os que valem agora" largura={210} aoEscolher={(quais) => filtrar({ quais })} />
            <Escolha nome="O que é" valor={consulta.alvo} opcoes={[{ value: 'USUARIO', label: 'Usuário' }, { value: 'IP', label: 'Endereço' }]} aoEscolher={(alvo) => filtrar({ alvo })} />
          </>
        }
      />
      <RegrasDoBloqueio />
      {aberto === 'bloquear' && <Bloquear aoFechar={() => setAberto(null)} />}
      {aberto !== null && aberto !== 'bloquear' && <Liberar bloqueado={aberto} aoFechar={() => setAberto(null)} />}
    </Pagina>
  );
}
