using Kalapa.App;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Features;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Reports;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain;

if (args is ["diagrams", var readme])
{
    // The README's state diagrams are printed from the tables: dotnet run --project Kalapa.App -- diagrams ../README.md
    await File.WriteAllTextAsync(readme, Diagrams.Refresh(await File.ReadAllTextAsync(readme)));
    return 0;
}

if (args is ["health", var address])
{
    return await Health.Ask(address);
}

var builder = WebApplication.CreateBuilder(args);
// A container's secrets are files, one for each key.
builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
if (Settings.Fault(builder.Configuration) is { } fault)
{
    Console.Error.WriteLine(fault);
    return 1;
}

builder.AddKalapaData();
builder.AddKalapaAccount();
builder.AddKalapaSetup();
builder.AddKalapaLocalisation();
builder.AddKalapaShared();
builder.Services.AddLive();
builder.Services.AddKalapaFeatures();
builder.Services.AddHostedService<FirstRead>().AddHostedService<TimedWork>().AddHostedService<PermitDrawing>();
builder.AddKalapaHealth();
builder.AddKalapaDemo();
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.KeepAliveInterval = CircuitPulse.Every);

var app = builder.Build();
await app.PrepareKalapa();

app.UseKnownProxies();
app.UseSecurityHeaders();
if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/galat/500", createScopeForErrors: true);
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseStatusCodePagesWithReExecute("/galat/{0}", createScopeForStatusCodePages: true);
app.UseKalapaLocalisation();
app.UseTlsOnly();
app.UseOwnOrigins();
app.UseAuthentication();
app.UseCurrentActor();
app.UseAuthorization();
app.UseAntiforgery();

app.MapKalapaHealth();
app.MapServerRun();
app.MapStaticAssets().AllowAnonymous();
app.MapKalapaAccount();
app.MapAttachments().MapPermits().MapReports();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode(SecurityHeaders.LeaveFramesToUs)
    .CloseCircuitsWithTheCookie();

app.Run();
return 0;
