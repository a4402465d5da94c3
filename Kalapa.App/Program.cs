using Kalapa.App.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddKalapaData();
var app = builder.Build();
await app.MigrateKalapaData();
app.Run();
