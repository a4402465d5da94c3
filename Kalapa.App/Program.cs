using Kalapa.App;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using MudBlazor.Services;

var builder = WebApplication.CreateBuilder(args);

builder.AddKalapaData();
builder.Services.AddLive().AddKalapaFeatures();
builder.AddKalapaAccount();
builder.AddKalapaLocalisation();
builder.AddKalapaShared();
builder.Services.AddMudServices();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
await app.MigrateKalapaData();

app.UseSecurityHeaders();
if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/galat/500", createScopeForErrors: true);
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseStatusCodePagesWithReExecute("/galat/{0}", createScopeForStatusCodePages: true);
app.UseKalapaLocalisation();
app.UseOwnOrigins();
app.UseAuthentication();
app.UseCurrentActor();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapKalapaAccount();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode(SecurityHeaders.LeaveFramesToUs)
    .CloseCircuitsWithTheCookie();

app.Run();
