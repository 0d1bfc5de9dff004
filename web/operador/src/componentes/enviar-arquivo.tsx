import { UploadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { ContratoRota } from '../../../../events/contrato.ts';
import type { envioDeArquivo, pedidoDeEnvio } from '../../../../events/http/esquemas.ts';
import { MAIOR_CONTEUDO_BASE64 } from '../../../../events/http/esquemas.ts';
import { useAto } from '../nucleo/ato.ts';
import { explicar } from '../nucleo/recusas.ts';
import type { z } from 'zod';
import { Icone } from './icone.tsx';

type ContratoDeEnvio = ContratoRota<z.ZodType, z.ZodType, typeof pedidoDeEnvio, typeof envioDeArquivo>;

interface Props {
  readonly contrato: ContratoDeEnvio;
  readonly rotulo: string;
  readonly aceita: string;
  /** The file is in the inbox, under this key. */
  readonly aoEnviar: (chave: string) => void;
}

const PEDACO = 0x80_00;

function emBase64(bytes: Uint8Array): string {
  let texto = '';
  for (let i = 0; i < bytes.length; i += PEDACO) texto += String.fromCharCode(...bytes.subarray(i, i + PEDACO));
  return btoa(texto);
}

/** Base64 has four letters for three bytes. */
function cabeNoPedido(tamanho: number): boolean {
  return Math.ceil(tamanho / 3) * 4 <= MAIOR_CONTEUDO_BASE64;
}

/** Sends a file to the inbox: small ones inside the call, large ones straight to the bucket by a signed address. */
export function EnviarArquivo({ contrato, rotulo, aceita, aoEnviar }: Props) {
  const { message } = App.useApp();
  const ato = useAto(contrato);
  const [enviando, setEnviando] = useState(false);
  const campo = useRef<HTMLInputElement>(null);

  const enviar = async (arquivo: File) => {
    setEnviando(true);
    try {
      const bytes = cabeNoPedido(arquivo.size) ? new Uint8Array(await arquivo.arrayBuffer()) : undefined;
      const corpo = { nome: arquivo.name, tamanho: arquivo.size, ...(bytes === undefined ? {} : { conteudo: emBase64(bytes) }) };
      const resposta = await ato.mutateAsync({ corpo });
      if (!resposta.ok) {
        const { titulo, texto, campos } = explicar(resposta.erro);
        void message.error([titulo, texto, ...campos].filter((t) => t !== '').join('. '), 8);
        return;
      }
      const { chave, envio } = resposta.valor;
      if (envio !== undefined) {
        const posto = await fetch(envio.url, { method: envio.metodo, headers: envio.cabecalhos, body: arquivo });
        if (!posto.ok) throw new Error(`O depósito recusou o arquivo (${posto.status}). Tente de novo.`);
      }
      void message.success(`${arquivo.name} está na caixa de entrada. O resultado aparece nesta lista em instantes.`);
      aoEnviar(chave);
    } catch (erro) {
      void message.error(erro instanceof Error ? erro.message : 'O arquivo não foi enviado. Tente de novo.', 8);
    } finally {
      setEnviando(false);
    }
  };

  return (
    <>
      <input
        ref={campo}
        type="file"
        hidden
        accept={aceita}
        aria-label={rotulo}
        onChange={(e) => {
          const arquivo = e.target.files?.[0];
          e.target.value = '';
          if (arquivo) void enviar(arquivo);
        }}
      />
      <Button type="primary" icon={<Icone de={UploadOutlined} />} loading={enviando} onClick={() => campo.current?.click()}>
        {rotulo}
      </Button>
    </>
  );
}
