// Its own file, because the content policy forbids inline scripts.
window.SwaggerUIBundle({
  url: '../openapi.yaml',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
