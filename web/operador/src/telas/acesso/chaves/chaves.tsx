import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import listarChaves from '../../../../../../events/http/acesso/listar-chaves.ts';
import meusAcessos from '../../../../../../events/http/acesso/meus-acessos.ts';
import revogarChave from '../../../../../../events/http/acesso/revogar-chave.ts';
import { situacaoDaChave } from '../../../../../../events/http/esquemas-direitos.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { CHAVE, opcoesDe } from '../../../nucleo/situacoes.ts';
import { ChaveMostrada } from './chave-mostrada.tsx';
import { colunasDaChave, type AtoDaChave, type Chave } from './colunas.tsx';
import { NovaChave } from './nova-chave.tsx';
import { TrocarChave } from './trocar-chave.tsx';

const rota = getRouteApi('/acesso/chaves');
type Aberto = { readonly qual: 'nova' } | { readonly qual: AtoDaChave; readonly chave: Chave } | { readonly qual: 'mostrar'; readonly inteira: string; readonly nome: string };

/** The keys by which other systems call. */
export function Chaves() {
  const pode = usePode();
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [aberto, setAberto] = useState<Aberto | null>(null);
  const meus = useConsulta(meusAcessos, {}, { ativa: pode.semLimite('chave-de-api:incluir') });
  const altera = pode.semLimite('chave-de-api:alterar');
  const colunas = useMemo(() => colunasDaChave(altera ? (qual, chave) => setAberto({ qual, chave }) : undefined), [altera]);
  const consulta = { situacao: seValer(situacaoDaChave, filtros.situacao) };
  const colecao = useListagem(listarChaves, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  const fechar = () => setAberto(null);
  const mostrar = (inteira: string, nome: string) => setAberto({ qual: 'mostrar', inteira, nome });
  return (
    <Pagina
      titulo="Chaves para outros sistemas"
      subtitulo="Cada sistema que chama a API tem a sua chave: o que ela pode, de onde e até quando."
      acoes={
        meus.data !== undefined && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setAberto({ qual: 'nova' })}>
            Nova chave
          </Button>
        )
      }
    >
      <Lista
        titulo="Chaves"
        colunas={colunas}
        colecao={colecao}
        chave={(k) => k.id}
        arquivo="chaves"
        vazio="Nenhuma chave. Crie uma quando outro sistema precisar chamar a API."
        filtros={<Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(CHAVE)} largura={230} aoEscolher={(situacao) => filtrar({ situacao })} />}
      />
      {aberto?.qual === 'nova' && meus.data !== undefined && <NovaChave meus={meus.data} aoCriar={mostrar} aoFechar={fechar} />}
      {aberto?.qual === 'trocar' && <TrocarChave chave={aberto.chave} aoTrocar={mostrar} aoFechar={fechar} />}
      {aberto?.qual === 'revogar' && <Revogar chave={aberto.chave} aoFechar={fechar} />}
      {aberto?.qual === 'mostrar' && <ChaveMostrada chave={aberto.inteira} nome={aberto.nome} aoFechar={fechar} />}
    </Pagina>
  );
}

function Revogar({ chave, aoFechar }: { readonly chave: Chave; readonly aoFechar: () => void }) {
  const ato = useAto(revogarChave, ['listarChaves']);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Chave revogada: não abre mais nada.');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo={`Revogar a chave ${chave.prefixo} de "${chave.nome}"?`}
      explicacao="A partir da próxima chamada ela não abre mais nada, e não pode voltar. Se o sistema ainda precisa dela, troque-a em vez de revogar."
      confirmar="Revogar chave"
      usuais={['A chave vazou', 'O sistema deixou de ser usado', 'Contrato com o fornecedor terminou']}
      perigo
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: chave.id }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
