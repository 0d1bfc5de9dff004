import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import buscarLigacoes from '../../../../events/http/cadastro/buscar-ligacoes.ts';
import { ErroDaApi } from '../../../api-client/tipos.ts';
import { useConsulta } from '../nucleo/consulta.ts';
import { useDepois } from '../nucleo/depois.ts';
import { ehDocumento } from '../nucleo/documento-digitado.ts';
import { Icone } from '../componentes/icone.tsx';

interface Opcao {
  readonly value: string;
  readonly label: string;
}

const ESPERA_MS = 250;
const MAIOR_CDC_EM_ALGARISMOS = 9;
const MAIOR_AVISO_EM_ALGARISMOS = 11;

/** Digits may be a CDC or an aviso; a text, or a document, is looked for among the ligações. */
export function destinosDiretos(texto: string): Opcao[] {
  const numero = texto.replace(/[.\s-]/g, '');
  if (!/^\d+$/.test(numero) || Number(numero) === 0 || ehDocumento(numero)) return [];
  return [
    ...(numero.length <= MAIOR_CDC_EM_ALGARISMOS ? [{ value: `/ligacoes/${Number(numero)}`, label: `Ligação de CDC ${Number(numero)}` }] : []),
    ...(numero.length <= MAIOR_AVISO_EM_ALGARISMOS ? [{ value: `/faturas/${Number(numero)}`, label: `Fatura de aviso ${Number(numero)}` }] : []),
  ];
}

const MENOR = 2;

/** The address of the whole list, where there is something to look for. */
export function listaDaBusca(texto: string): string | null {
  return texto.length < MENOR || ehDocumento(texto) ? null : `/ligacoes?busca=${encodeURIComponent(texto)}`;
}

/** The box that is always there: CDC, aviso, name, address or document; `/` goes to it. */
export function Busca() {
  const navegar = useNavigate();
  const [texto, setTexto] = useState('');
  const campo = useRef<InputRef>(null);
  const procurado = useDepois(texto.trim(), ESPERA_MS);
  const { data, error } = useConsulta(buscarLigacoes, { consulta: { busca: procurado, porPagina: 8 } }, { ativa: procurado.length >= MENOR });
  useAtalho('/', () => campo.current?.focus());
  const achadas = procurado.length < MENOR ? [] : (data?.itens ?? []).map((l) => ({ value: `/ligacoes/${l.cdc}`, label: `${l.cdc} · ${l.nome} · ${l.endereco}` }));
  const diretos = destinosDiretos(texto.trim());
  const opcoes = [...diretos, ...achadas.filter((a) => !diretos.some((d) => d.value === a.value))];
  const ir = (destino: string) => {
    setTexto('');
    campo.current?.blur();
    void navegar({ href: destino });
  };
  return (
    <AutoComplete
      className="busca"
      options={opcoes}
      value={texto}
      defaultActiveFirstOption
      onChange={(novo: string) => setTexto(novo.startsWith('/ligacoes/') || novo.startsWith('/faturas/') ? '' : novo)}
      onSelect={ir}
      popupMatchSelectWidth={480}
      aria-label="Buscar ligação ou fatura"
      notFoundContent={ehDocumento(procurado) ? semNinguem(data?.total, error) : null}
    >
      <Input
        ref={campo}
        prefix={<Icone de={SearchOutlined} />}
        suffix={<kbd>/</kbd>}
        placeholder="CDC, aviso, nome, endereço ou CPF/CNPJ"
        onPressEnter={() => {
          const lista = listaDaBusca(texto.trim());
          if (opcoes.length === 0 && lista !== null) ir(lista);
        }}
      />
    </AutoComplete>
  );
}

/** Of a document nothing else is told: there is no list to go to. */
function semNinguem(total: number | undefined, erro: unknown): string | null {
  if (erro instanceof ErroDaApi) return erro.problema.detail ?? null;
  return total === 0 ? 'Nenhuma ligação com este CPF/CNPJ. Confira o número ou procure pelo nome.' : null;
}

/** A single key, pressed where nobody is writing. */
function useAtalho(tecla: string, agir: () => void): void {
  useEffect(() => {
    const ouvir = (e: KeyboardEvent) => {
      const onde = e.target instanceof HTMLElement ? e.target : null;
      if (e.key !== tecla || e.ctrlKey || e.metaKey || e.altKey || onde?.closest('input, textarea, [contenteditable], [role="dialog"]')) return;
      e.preventDefault();
      agir();
    };
    document.addEventListener('keydown', ouvir);
    return () => document.removeEventListener('keydown', ouvir);
  });
}
