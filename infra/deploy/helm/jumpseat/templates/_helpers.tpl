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

{{/* The image of a part. Takes (list $ "api"), or (list $ "worker" $build) with a build's name and digest. */}}
{{- define "jumpseat.image" -}}
{{- $root := index . 0 -}}
{{- $part := index . 1 -}}
{{- $build := dict -}}
{{- if gt (len .) 2 }}{{ $build = index . 2 }}{{ end -}}
{{- $image := $root.Values.image -}}
{{- $digest := $build.digest -}}
{{- if not $build.name }}{{ $digest = index $image.digests $part }}{{ end -}}
{{- if $digest -}}
{{- printf "%s/%s@%s" $image.repository $part $digest -}}
{{- else -}}
{{- printf "%s/%s:%s" $image.repository $part ($build.name | default $image.tag | default $root.Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{/* The builds of workers that run side by side, as JSON. One without a name if workers have no versions. */}}
{{- define "jumpseat.workerBuilds" -}}
{{- $worker := .Values.worker -}}
{{- if not $worker.deployment -}}
{{- if $worker.builds }}{{ fail "Set worker.deployment: builds run side by side only as versions of a deployment." }}{{ end -}}
{{- list dict | toJson -}}
{{- else -}}
{{- if not $worker.builds }}{{ fail "Set worker.builds: with worker.deployment, each build of the workers is listed." }}{{ end -}}
{{- if $worker.keda.enabled }}{{ fail "Turn worker.keda off: it can't tell which build a waiting task is for." }}{{ end -}}
{{- $worker.builds | toJson -}}
{{- end -}}
{{- end -}}

{{/* The name of a build's Deployment. Takes (list $ $build). */}}
{{- define "jumpseat.workerName" -}}
{{- $build := index . 1 -}}
{{- $name := printf "%s-worker" (include "jumpseat.fullname" (index . 0)) -}}
{{- if $build.name }}{{ $name = printf "%s-%s" $name ($build.name | lower | replace "." "-" | replace "_" "-") }}{{ end -}}
{{- $name | trunc 63 | trimSuffix "-" -}}
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
{{- with .Values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ $.Values.tracing.share | quote }}
{{- end }}
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
