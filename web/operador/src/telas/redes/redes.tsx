import { Button, type TableColumnType } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import listarRedes from '../../../../../events/http/acesso/listar-redes.ts';
import type { rede } from '../../../../../events/http/esquemas-rede.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { LIGADA } from '../../nucleo/situacoes.ts';
import { Incluir } from './incluir.tsx';
import { LigarOuDesligar } from './ligar.tsx';

export type Rede = z.output<typeof rede>;
const situacaoDe = ({ ativa }: Rede) => LIGADA[ativa ? 'sim' : 'nao'];

const COLUNAS: readonly Coluna<Rede>[] = [
  { chave: 'faixa', titulo: 'Rede', valor: (r) => r.faixa, tipo: 'codigo' },
  { chave: 'tipo', titulo: 'O que faz', valor: (r) => (r.tipo === 'NEGA' ? 'Nega' : 'Permite') },
  { chave: 'descricao', titulo: 'De quem é', valor: (r) => r.descricao, ate: 260 },
  { chave: 'ativa', titulo: 'Situação', valor: (r) => situacaoDe(r).nome, desenhar: (r) => <Situacao de={situacaoDe(r)} /> },
  { chave: 'por', titulo: 'Quem mudou', valor: (r) => r.por, desde: 'lg' },
  { chave: 'em', titulo: 'Quando', tipo: 'instante', valor: (r) => r.em, desde: 'lg' },
];

function colunaDeMudar(aoMudar: (r: Rede) => void): TableColumnType<Rede> {
  return {
    key: 'acoes',
    title: 'Ação',
    render: (_, r) => (
      <Button size="small" aria-label={`${r.ativa ? 'Desligar' : 'Ligar'} ${r.faixa}`} onClick={() => aoMudar(r)}>
        {r.ativa ? 'Desligar' : 'Ligar'}
      </Button>
    ),
  };
}

/** From where one may come (document 003 item 6.5.23.9). */
export function Redes() {
  const redes = useConsulta(listarRedes, {});
  const pode = usePode();
  const [aberto, setAberto] = useState<'incluir' | Rede | null>(null);
  const podeAlterar = pode.semLimite('rede-de-acesso:alterar');
  const extras = useMemo(() => (podeAlterar ? [colunaDeMudar(setAberto)] : []), [podeAlterar]);
  return (
    <Pagina
      titulo="Redes de acesso"
      subtitulo="Uma rede negada vence. Havendo ao menos uma permitida ligada, só se entra por uma delas. Vale no ato, também para quem já está no sistema."
      acoes={pode.semLimite('rede-de-acesso:incluir') && <Button onClick={() => setAberto('incluir')}>Incluir rede…</Button>}
    >
      <Espera consulta={redes}>
        {({ itens, seuEndereco }) => (
          <>
            <p className="ajuda acima-da-lista">O seu endereço agora é {seuEndereco}.</p>
            <Lista titulo="Redes" colunas={COLUNAS} colecao={inteira(itens)} chave={(r) => r.id} arquivo="redes-de-acesso" extras={extras} vazio="Nenhuma rede na lista: entra-se de qualquer lugar." />
            {aberto === 'incluir' && <Incluir seuEndereco={seuEndereco} aoFechar={() => setAberto(null)} />}
            {aberto !== null && aberto !== 'incluir' && <LigarOuDesligar rede={aberto} aoFechar={() => setAberto(null)} />}
          </>
        )}
      </Espera>
    </Pagina>
  );
}
