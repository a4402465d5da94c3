using Kalapa.App;
using Kalapa.App.Account;
using Kalapa.App.Commands;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Features;
using Kalapa.App.Jobs;
using Kalapa.App.Layout;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Mail;
using Kalapa.App.Nodes;
using Kalapa.App.Push;
using Kalapa.App.Setup;
using Kalapa.App.Shared;

return await new CommandLine(Serve, Console.Error).Run(args);

static async Task Serve(WebApplicationBuilder builder)
{
    builder.AddTelemetry();
    builder.AddKalapaData();
    builder.AddKalapaAccount();
    builder.AddKalapaSetup();
    builder.AddKalapaLocalisation();
    builder.AddKalapaShared();
    builder.Services.AddLive();
    builder.Services.AddKalapaFeatures();
    builder.AddKalapaNodes();
    builder.Services.AddHostedService<BoardWarmup>().AddHostedService<TimedWork>().AddHostedService<PromiseWatch>().AddHostedService<PermitDrawing>().AddHostedService<FileSweep>().AddHostedService<OutboxSender>();
    builder.AddKalapaMail();
    builder.AddKalapaPush();
    builder.AddKalapaHealth();
    builder.AddKalapaDemo();
    builder.AddPageCompression();
    builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.KeepAliveInterval = CircuitHeartbeat.Every);

    await using var app = builder.Build();
    app.SayWhatItRunsOn();
    await app.PrepareKalapa();

    app.UseKnownProxies();
    app.UseScraping();
    if (!app.Environment.IsDevelopment())
    {
        app.UseOwnTls();
    }

    app.UseResponseCompression();
    app.UseStatusPages();
    app.UseErrorDocuments();
    app.UseKalapaLocalisation();
    app.UseTlsOnly();
    app.UseKalapaAccount();

    app.MapKalapaHealth();
    app.MapServerRun();
    app.MapStaticAssets().AllowAnonymous();
    app.MapKalapaAccount();
    app.MapKalapaFeatures();
    app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(SecurityHeaders.LeaveFramesToUs)
        .TakeShortForms()
        .CloseCircuitsWithTheCookie();
    await app.RunAsync();
}
