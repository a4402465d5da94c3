using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Kalapa.App.Account;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Kalapa.Tests.App.Features.Attachments;

/// <summary>R99, R131: what happens to one upload on its way, and what its page is told.</summary>
public sealed class UploadRequestTests
{
    private static readonly Guid Sari = Guid.CreateVersion7();

    private readonly FakeTimeProvider _clock = new();
    private readonly Rate _rate = new();
    private readonly UploadTurns _turns = new();

    /// <summary>What a verb or the server may throw, and the status of its answer.</summary>
    public static TheoryData<Exception, int> Refusals => new()
    {
        { new AccessDenied(Operation.Upload, Answer.Login), 401 },
        { new AccessDenied(Operation.Upload, Answer.Forbidden), 403 },
        { new AccessDenied(Operation.Upload, Answer.NotFound), 404 },
        { new RuleBroken("file.damaged"), 422 },
        { new RuleBroken("file.too-large", 20), 413 },
        { new BadHttpRequestException("", 413), 413 },
        { new BadHttpRequestException("", 408), 408 },
        { new RuleBroken("file.busy"), 503 },
        { new RuleBroken("file.no-space"), 507 },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task Each_refusal_has_a_status_and_a_sentence(Exception refusal, int status)
    {
        using var _ = new Reader("id");
        var (answer, sentence) = await Send(Sari, (_, _, _) => throw refusal);
        Assert.Equal(status, answer);
        Assert.NotEmpty(sentence);
    }

    [Fact]
    public async Task Who_is_not_signed_in_any_more_is_told_so()
    {
        using var _ = new Reader("id");
        var (status, sentence) = await Send(null, (_, _, _) => Task.FromResult(Guid.NewGuid()));
        Assert.Equal(401, status);
        Assert.Contains("Masuk lagi", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_an_earlier_session_is_told_to_load_again()
    {
        using var _ = new Reader("en");
        var (status, sentence) = await Send(Sari, (_, _, _) => Task.FromResult(Guid.NewGuid()), isTokenValid: false);
        Assert.Equal(400, status);
        Assert.StartsWith("This page is older than your sign-in.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_slower_than_the_slowest_is_cut_by_the_server()
    {
        await Send(Sari, (_, _, _) => Task.FromResult(Guid.NewGuid()));
        Assert.Equal((4096.0, TimeSpan.FromSeconds(15)), (_rate.MinDataRate!.BytesPerSecond, _rate.MinDataRate.GracePeriod));
    }

    [Fact]
    public async Task After_five_minutes_it_is_cut_however_it_comes()
    {
        using var _ = new Reader("en");
        var sending = Send(Sari, async (_, _, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Guid.Empty;
        });

        _clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(0.2));

        var (status, sentence) = await sending;
        Assert.Equal(408, status);
        Assert.StartsWith("The file came too slowly", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_of_one_account_are_on_their_way_at_once_and_the_seventh_waits()
    {
        using var _ = new Reader("en");
        var arrival = new TaskCompletionSource<Guid>();
        var six = Enumerable.Range(0, UploadTurns.AtOnce).Select(_ => Send(Sari, (_, _, _) => arrival.Task)).ToList();

        Assert.Equal(429, (await Send(Sari, (_, _, _) => Task.FromResult(Guid.NewGuid()))).Status);
        Assert.Equal(200, (await Send(Guid.CreateVersion7(), (_, _, _) => Task.FromResult(Guid.NewGuid()))).Status);

        arrival.SetResult(Guid.NewGuid());
        Assert.All(await Task.WhenAll(six), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await Send(Sari, (_, _, _) => Task.FromResult(Guid.NewGuid()))).Status);
    }

    private async Task<(int Status, string Sentence)> Send(Guid? user, Func<Guid?, Stream, CancellationToken, Task<Guid>> verb, bool isTokenValid = true)
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<RuleSentences>().BuildServiceProvider();
        var current = new CurrentActor(null!, TimeProvider.System);
        current.Become(user is null ? new() : new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Value.ToString("D", CultureInfo.InvariantCulture))], "test")));
        var http = new DefaultHttpContext { RequestServices = services };
        http.Features.Set<IHttpMinRequestBodyDataRateFeature>(_rate);
        http.Request.Body = new MemoryStream(new byte[1_000]);
        using var body = new MemoryStream();
        http.Response.Body = body;

        var result = await new UploadRequest(current, new Tokens(isTokenValid), _turns, services.GetRequiredService<RuleSentences>(), _clock).Receive(http, verb);
        await result.ExecuteAsync(http);

        var answer = JsonDocument.Parse(body.ToArray()).RootElement;
        return (http.Response.StatusCode, answer.TryGetProperty("title", out var title) ? title.GetString()! : "");
    }

    private sealed class Rate : IHttpMinRequestBodyDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }

    private sealed class Tokens(bool isValid) : IAntiforgery
    {
        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(isValid);

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw new NotSupportedException();

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw new NotSupportedException();

        public void SetCookieTokenAndHeader(HttpContext httpContext) => throw new NotSupportedException();

        public Task ValidateRequestAsync(HttpContext httpContext) => throw new NotSupportedException();
    }
}
