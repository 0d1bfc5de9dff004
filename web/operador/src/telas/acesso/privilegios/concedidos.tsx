import { getRouteApi } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { PRIVILEGIOS_CONHECIDOS } from '../../../../../../domain/acesso/privilegios-conhecidos.ts';
import listarPrivilegios from '../../../../../../events/http/acesso/listar-privilegios.ts';
import retirarPrivilegio from '../../../../../../events/http/acesso/retirar-privilegio.ts';
import { codigoDePrivilegio, idDePessoa, situacaoDoPrivilegio, type privilegioDado } from '../../../../../../events/http/esquemas-direitos.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { opcoesDe, PRIVILEGIO } from '../../../nucleo/situacoes.ts';
import { FiltroDePessoa } from '../comum/escolher-pessoa.tsx';
import { nomeDoPrivilegio } from '../comum/palavras.ts';

type Dado = z.output<typeof privilegioDado>;
const rota = getRouteApi('/acesso/privilegios');
const VENCENDO = 'VENCENDO';
const DIAS_ATE_VENCER = 30;

function colunas(retirar: ((dado: Dado) => void) | undefined): readonly Coluna<Dado>[] {
  const acoes: Coluna<Dado> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (p) =>
      p.situacao === 'VIGENTE' || p.situacao === 'FUTURO' ? (
        <Button size="small" danger onClick={() => retirar?.(p)}>
          Retirar<span className="so-leitor"> {nomeDoPrivilegio(p.privilegio)} de {p.pessoa.nome}</span>
        </Button>
      ) : null,
  };
  return [
    { chave: 'pessoa', titulo: 'Quem tem', valor: (p) => p.pessoa.nome, ate: 220 },
    { chave: 'privilegio', titulo: 'Privilégio', valor: (p) => nomeDoPrivilegio(p.privilegio), ate: 220 },
    { chave: 'situacao', titulo: 'Situação', valor: (p) => PRIVILEGIO[p.situacao].nome, desenhar: (p) => <Situacao de={PRIVILEGIO[p.situacao]} /> },
    { chave: 'de', titulo: 'De', tipo: 'data', valor: (p) => p.de },
    { chave: 'ate', titulo: 'Até', tipo: 'data', valor: (p) => p.ate },
    { chave: 'motivo', titulo: 'Motivo', valor: (p) => p.motivo, ate: 240, desde: 'xl' },
    { chave: 'por', titulo: 'Concedido por', valor: (p) => p.concedidoPor, ate: 180 },
    { chave: 'em', titulo: 'Concedido em', tipo: 'instante', valor: (p) => p.concedidoEm, desde: 'xxl' },
    ...(retirar === undefined ? [] : [acoes]),
  ];
}

/** Who holds which privilege; what ends first comes first. */
export function Concedidos() {
  const altera = usePode().semLimite('privilegio:alterar');
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [retirando, setRetirando] = useState<Dado | null>(null);
  const quais = useMemo(() => colunas(altera ? setRetirando : undefined), [altera]);
  const vencendo = filtros.situacao === VENCENDO;
  const pessoa = seValer(idDePessoa, filtros.pessoa);
  const consulta = { pessoa, privilegio: seValer(codigoDePrivilegio, filtros.privilegio), situacao: seValer(situacaoDoPrivilegio, filtros.situacao), venceEmDias: vencendo ? DIAS_ATE_VENCER : undefined };
  const colecao = useListagem(listarPrivilegios, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  const situacoes = [{ value: VENCENDO, label: `Terminam em ${DIAS_ATE_VENCER} dias` }, ...opcoesDe(PRIVILEGIO)];
  return (
    <>
      <Lista
        titulo="Privilégios concedidos"
        colunas={quais}
        colecao={colecao}
        chave={(p) => p.id}
        arquivo="privilegios"
        vazio="Nenhum privilégio concedido com estes filtros."
        filtros={
          <>
            <FiltroDePessoa nome="De quem" valor={pessoa} nomeDoValor={colecao.linhas[0]?.pessoa.nome} aoEscolher={(quem) => filtrar({ pessoa: quem })} />
            <Escolha nome="Privilégio" valor={filtros.privilegio} opcoes={PRIVILEGIOS_CONHECIDOS.map((p) => ({ value: p.codigo, label: p.nome }))} largura={230} aoEscolher={(privilegio) => filtrar({ privilegio })} />
            <Escolha nome="Situação" valor={filtros.situacao} opcoes={situacoes} largura={190} aoEscolher={(situacao) => filtrar({ situacao })} />
          </>
        }
      />
      {retirando && <Retirar dado={retirando} aoFechar={() => setRetirando(null)} />}
    </>
  );
}

function Retirar({ dado, aoFechar }: { readonly dado: Dado; readonly aoFechar: () => void }) {
  const ato = useAto(retirarPrivilegio, ['listarPrivilegios']);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Privilégio retirado.');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo={`Retirar "${nomeDoPrivilegio(dado.privilegio)}" de ${dado.pessoa.nome}?`}
      explicacao="A partir da próxima ação a pessoa não o tem mais. O que já foi feito não muda."
      confirmar="Retirar"
      usuais={['O titular voltou', 'A pessoa mudou de setor']}
      perigo
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: dado.id }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
