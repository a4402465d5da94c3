using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>A note as a push service got it, and as the browser behind it reads it.</summary>
/// <param name="Browser">Which.</param>
/// <param name="Text">Decrypted by that browser's keys.</param>
/// <param name="Headers">What was said beside it.</param>
/// <param name="Vapid">Who sends, proven by its signature.</param>
internal sealed record TakenPush(string Browser, string Text, IReadOnlyDictionary<string, string> Headers, JsonElement Vapid)
{
    /// <summary>What the worker reads.</summary>
    public JsonElement Note => JsonDocument.Parse(Text).RootElement;
}

/// <summary>A browser as a push service knows it: RFC 8291 is undone here by keys of its own, with nothing of the library that Kalapa sends by.</summary>
internal sealed class PushedBrowser(string name, Uri service) : IDisposable
{
    private readonly ECDiffieHellman _pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);

    public string Name => name;

    public string Endpoint => $"{service}push/{name}";

    public string P256dh => Base64Url.EncodeToString(Point(_pair.ExportParameters(includePrivateParameters: false).Q));

    public string Auth => Base64Url.EncodeToString(_secret);

    /// <summary>One record of aes128gcm (RFC 8188), its key agreed upon as RFC 8291 says.</summary>
    public string Read(byte[] body)
    {
        var (salt, keyLength) = (body[..16], body[20]);
        var (sender, sealedText) = (body[21..(21 + keyLength)], body[(21 + keyLength)..]);
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16, 4)) >= sealedText.Length, "More than one record.");
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        var agreed = _pair.DeriveRawSecretAgreement(other.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. Point(_pair.ExportParameters(includePrivateParameters: false).Q), .. sender];
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, 32, _secret, info);
        using AesGcm cipher = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()), tagSizeInBytes: 16);
        var text = new byte[sealedText.Length - 16];
        cipher.Decrypt(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt, "Content-Encoding: nonce\0"u8.ToArray()), sealedText.AsSpan(..^16), sealedText.AsSpan(^16..), text);
        var end = Array.FindLastIndex(text, one => one != 0);
        Assert.Equal(2, text[end]);
        return Encoding.UTF8.GetString(text, 0, end);
    }

    public void Dispose() => _pair.Dispose();

    private static byte[] Point(ECPoint point) => [4, .. point.X!, .. point.Y!];
}

/// <summary>A push service of the test's own on a loopback port, as browsers' makers have them: it takes what is for a browser it knows, from who signs for it (RFC 8030, 8292).</summary>
internal sealed class PushService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, PushedBrowser> _browsers = new();

    private PushService(WebApplication app) => _app = app;

    /// <summary>What it took, oldest first.</summary>
    public ConcurrentQueue<TakenPush> Taken { get; } = new();

    /// <summary>How it answers from now on, by the browser's name.</summary>
    public Func<string, int> Answer { get; set; } = _ => StatusCodes.Status201Created;

    /// <summary>How often it was asked.</summary>
    public int Asked;

    public Uri Address { get; private set; } = null!;

    public static async Task<PushService> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        PushService service = new(app);
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/push/{name}", service.Take);
        await app.StartAsync();
        service.Address = new(app.Urls.Single() + "/");
        return service;
    }

    /// <summary>One more browser.</summary>
    public PushedBrowser NewBrowser()
    {
        PushedBrowser browser = new($"peramban-{_browsers.Count}", Address);
        _browsers[browser.Name] = browser;
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }
    }

    private async Task Take(string name, HttpContext http)
    {
        Interlocked.Increment(ref Asked);
        var status = _browsers.ContainsKey(name) ? Answer(name) : StatusCodes.Status404NotFound;
        if (status == StatusCodes.Status201Created)
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            var headers = http.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase);
            Taken.Enqueue(new(name, _browsers[name].Read(body.ToArray()), headers, Vapid(headers["Authorization"])));
        }

        http.Response.StatusCode = status;
    }

    /// <summary>The claims, once the signature is known to be of the key that is named.</summary>
    private static JsonElement Vapid(string authorization)
    {
        Assert.StartsWith("vapid ", authorization, StringComparison.OrdinalIgnoreCase);
        var parts = authorization[6..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var key = Base64Url.DecodeFromChars(parts["k"]);
        var token = parts["t"].Split('.');
        using var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = key[1..33], Y = key[33..] } });
        Assert.True(signer.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256), "The signature is not of this key.");
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64Url.DecodeFromChars(token[1]))!;
        claims["k"] = parts["k"];
        return JsonSerializer.SerializeToElement(claims);
    }
}
