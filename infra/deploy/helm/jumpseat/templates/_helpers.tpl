{{/* The name of everything in this release. */}}
{{- define "jumpseat.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What selects the pods of a part. Takes (list $ "api"). It must never change: Deployments keep their selectors. */}}
{{- define "jumpseat.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* The labels of everything that belongs to a part. Takes (list $ "api"). */}}
{{- define "jumpseat.labels" -}}
{{- $root := index . 0 -}}
{{ include "jumpseat.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/part-of: jumpseat
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end -}}

{{/* The image of a part. Takes (list $ "api"). */}}
{{- define "jumpseat.image" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 -}}
{{- $image := $root.Values.image -}}
{{- $digest := index $image.digests $part -}}
{{- if $digest -}}
{{- printf "%s/%s@%s" $image.repository $part $digest -}}
{{- else -}}
{{- printf "%s/%s:%s" $image.repository $part ($image.tag | default $root.Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- define "jumpseat.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "jumpseat.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{/* What every pod of ours may do: nothing as root, and no call that the runtime's profile forbids. */}}
{{- define "jumpseat.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "jumpseat.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* A variable from a Secret, if it is named. Takes (list "SMTP_URL" .Values.secrets.smtp). */}}
{{- define "jumpseat.secret" -}}
{{- $secret := index . 1 -}}
{{- if $secret.name }}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret.name }}
      key: {{ $secret.key }}
{{- end -}}
{{- end -}}

{{/* Variables of a map, in the order of their names. */}}
{{- define "jumpseat.settings" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end -}}
{{- end -}}

{{/* The variables that API and worker share. */}}
{{- define "jumpseat.env" -}}
- name: NODE_ENV
  value: production
- name: PUBLIC_ORIGIN
  value: {{ .Values.publicOrigin | quote }}
- name: TEMPORAL_ADDRESS
  value: {{ .Values.temporal.address | quote }}
- name: TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- include "jumpseat.secret" (list "DATABASE_URL" .Values.secrets.database) }}
{{- include "jumpseat.secret" (list "SESSION_SECRET" .Values.secrets.session) }}
{{- include "jumpseat.secret" (list "TEMPORAL_API_KEY" .Values.secrets.temporalApiKey) }}
{{- if .Values.secrets.temporalTls.name }}
- name: TEMPORAL_TLS_CERT
  value: /etc/jumpseat/temporal/tls.crt
- name: TEMPORAL_TLS_KEY
  value: /etc/jumpseat/temporal/tls.key
{{- end -}}
{{- end -}}

{{/* Spreads the pods of a part over zones and nodes. Takes (list $ "api"). */}}
{{- define "jumpseat.spread" -}}
{{- $context := . -}}
{{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "jumpseat.selector" $context | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end -}}
{{- end -}}

{{/* Where pods may run. Takes the values of a part. */}}
{{- define "jumpseat.scheduling" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "jumpseat.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}
