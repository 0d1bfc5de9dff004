import { getRouteApi } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import encerrar from '../../../../../../events/http/acesso/encerrar-excecao-de-segregacao.ts';
import listarExcecoes from '../../../../../../events/http/acesso/listar-excecoes-de-segregacao.ts';
import { situacaoDaExcecao, type excecaoDeSegregacao } from '../../../../../../events/http/esquemas-perfil.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { DELEGACAO as EXCECAO, opcoesDe } from '../../../nucleo/situacoes.ts';
import { nomeDoPar } from '../comum/palavras.ts';

type Excecao = z.output<typeof excecaoDeSegregacao>;
const rota = getRouteApi('/acesso/segregacao');

function colunas(aoEncerrar: ((e: Excecao) => void) | undefined): readonly Coluna<Excecao>[] {
  const acoes: Coluna<Excecao> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (e) =>
      e.situacao === 'VIGENTE' || e.situacao === 'FUTURA' ? (
        <Button size="small" danger onClick={() => aoEncerrar?.(e)}>
          Encerrar<span className="so-leitor"> a exceção de {e.pessoa.nome}</span>
        </Button>
      ) : null,
  };
  return [
    { chave: 'pessoa', titulo: 'De quem', valor: (e) => e.pessoa.nome, ate: 220 },
    { chave: 'par', titulo: 'Par', valor: (e) => nomeDoPar(e.par), ate: 260 },
    { chave: 'situacao', titulo: 'Situação', valor: (e) => EXCECAO[e.situacao].nome, desenhar: (e) => <Situacao de={EXCECAO[e.situacao]} /> },
    { chave: 'de', titulo: 'De', tipo: 'data', valor: (e) => e.de },
    { chave: 'ate', titulo: 'Até', tipo: 'data', valor: (e) => e.ate },
    { chave: 'motivo', titulo: 'Motivo', valor: (e) => e.motivo, ate: 260, desde: 'xl' },
    { chave: 'por', titulo: 'Dada por', valor: (e) => e.concedidaPor ?? 'instalação do sistema', ate: 180 },
    { chave: 'em', titulo: 'Dada em', tipo: 'instante', valor: (e) => e.concedidaEm, desde: 'xxl' },
    ...(aoEncerrar === undefined ? [] : [acoes]),
  ];
}

/** Who may hold both sides; what ends first comes first. */
export function Excecoes() {
  const altera = usePode().semLimite('excecao-de-segregacao:alterar');
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [encerrando, setEncerrando] = useState<Excecao | null>(null);
  const quais = useMemo(() => colunas(altera ? setEncerrando : undefined), [altera]);
  const consulta = { situacao: seValer(situacaoDaExcecao, filtros.situacao) };
  const colecao = useListagem(listarExcecoes, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  return (
    <>
      <Lista
        titulo="Exceções"
        colunas={quais}
        colecao={colecao}
        chave={(e) => e.id}
        arquivo="excecoes-de-segregacao"
        vazio="Nenhuma exceção com estes filtros."
        filtros={<Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(EXCECAO)} largura={190} aoEscolher={(situacao) => filtrar({ situacao })} />}
      />
      {encerrando && <Encerrar excecao={encerrando} aoFechar={() => setEncerrando(null)} />}
    </>
  );
}

function Encerrar({ excecao, aoFechar }: { readonly excecao: Excecao; readonly aoFechar: () => void }) {
  const ato = useAto(encerrar, ['listarExcecoesDeSegregacao', 'listarParesDasPessoas']);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Exceção encerrada.');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo={`Encerrar a exceção de ${excecao.pessoa.nome}?`}
      explicacao="A pessoa continua com o que tem, mas o segundo lado do par deixa de valer na hora, e o par aparece como aberto: retire dela um dos lados."
      confirmar="Encerrar"
      usuais={['Chegou outra pessoa ao setor', 'A pessoa mudou de setor']}
      perigo
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: excecao.id }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
