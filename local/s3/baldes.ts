import { z } from 'zod';
import type { Template } from '../template/carregar.ts';

/** Sends the events of one bucket whose key matches to one queue. */
export interface Notificacao {
  readonly id: string;
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete`… */
  readonly eventos: readonly string[];
  readonly prefixo: string;
  readonly sufixo: string;
  readonly arnDaFila: string;
}

const cors = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});
export type RegraCors = z.infer<typeof cors>;

export interface Trava {
  readonly modo: 'GOVERNANCE' | 'COMPLIANCE';
  readonly dias: number;
}

export interface DefinicaoBalde {
  readonly nome: string;
  readonly versionado: boolean;
  /** Retention given to every new version that does not ask for its own; null when the bucket has no Object Lock rule. */
  readonly trava: Trava | null;
  readonly comTrava: boolean;
  readonly cors: readonly RegraCors[];
  readonly notificacoes: readonly Notificacao[];
}

const regraDeTrava = z.object({
  Rule: z.object({ DefaultRetention: z.object({ Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), Days: z.number().optional(), Years: z.number().optional() }) }).optional(),
});

const filtro = z.object({ Key: z.object({ FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })) }) });
const notificacoes = z.strictObject({
  QueueConfigurations: z
    .array(z.strictObject({ Id: z.string().optional(), Events: z.array(z.string()), Filter: filtro.optional(), QueueArn: z.string() }))
    .default([]),
});

function travaDe(v: unknown): Trava | null {
  const regra = v === undefined ? undefined : regraDeTrava.parse(v).Rule?.DefaultRetention;
  return regra === undefined ? null : { modo: regra.Mode, dias: regra.Days ?? (regra.Years ?? 0) * 365 };
}

/** Reads `Custom::S3BucketNotifications`. Only queues are destinations here: anything else (bus, topic, function) does not parse. */
function notificacoesDe(template: Template, balde: string): Notificacao[] {
  return template
    .doTipo('Custom::S3BucketNotifications')
    .filter((r) => r.propriedades['BucketName'] === balde)
    .flatMap((r) => notificacoes.parse(r.propriedades['NotificationConfiguration']).QueueConfigurations)
    .map((c, i) => {
      const regra = (nome: string): string => c.Filter?.Key.FilterRules.find((f) => f.Name.toLowerCase() === nome)?.Value ?? '';
      return { id: c.Id ?? `notificacao-${i}`, eventos: c.Events, prefixo: regra('prefix'), sufixo: regra('suffix'), arnDaFila: c.QueueArn };
    });
}

/** Every bucket of the template with what it does when an object arrives. */
export function lerBaldes(template: Template): DefinicaoBalde[] {
  return template.doTipo('AWS::S3::Bucket').map((r) => {
    const p = r.propriedades;
    const regras = (p['CorsConfiguration'] as { CorsRules?: unknown } | undefined)?.CorsRules ?? [];
    return {
      nome: r.ref,
      versionado: (p['VersioningConfiguration'] as { Status?: string } | undefined)?.Status === 'Enabled',
      trava: travaDe(p['ObjectLockConfiguration']),
      comTrava: p['ObjectLockEnabled'] === true,
      cors: z.array(cors).parse(regras),
      notificacoes: notificacoesDe(template, r.ref),
    };
  });
}
