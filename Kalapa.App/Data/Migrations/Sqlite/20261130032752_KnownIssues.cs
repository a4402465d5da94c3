using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KnownIssues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KnownIssues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    BranchCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Known = table.Column<string>(type: "TEXT", nullable: false),
                    NextUpdateAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclaredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeclaredByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    DeclaredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Resolution = table.Column<string>(type: "TEXT", nullable: false),
                    ResolvedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownIssues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownIssues_Branches_BranchCode",
                        column: x => x.BranchCode,
                        principalTable: "Branches",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KnownIssueLinks",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LinkedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownIssueLinks", x => new { x.IssueId, x.TicketId });
                    table.ForeignKey(
                        name: "FK_KnownIssueLinks_KnownIssues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "KnownIssues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KnownIssueLinks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KnownIssueUpdate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    NextUpdateAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownIssueUpdate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownIssueUpdate_KnownIssues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "KnownIssues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnownIssueLinks_TicketId",
                table: "KnownIssueLinks",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownIssues_BranchCode",
                table: "KnownIssues",
                column: "BranchCode");

            migrationBuilder.CreateIndex(
                name: "IX_KnownIssues_Number",
                table: "KnownIssues",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnownIssues_State_BranchCode_NextUpdateAt",
                table: "KnownIssues",
                columns: new[] { "State", "BranchCode", "NextUpdateAt" });

            migrationBuilder.CreateIndex(
                name: "IX_KnownIssueUpdate_IssueId",
                table: "KnownIssueUpdate",
                column: "IssueId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnownIssueLinks");

            migrationBuilder.DropTable(
                name: "KnownIssueUpdate");

            migrationBuilder.DropTable(
                name: "KnownIssues");
        }
    }
}
